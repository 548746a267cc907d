import { cisoAssistant } from './ciso-assistant/ciso-assistant';
import type { ClientProduct } from './client-product';
import { intuitemMira } from './intuitem-mira';

/** By the name that an environment file uses. */
export const CLIENT_PRODUCTS = {
  'ciso-assistant': cisoAssistant,
  mira: intuitemMira,
} as const satisfies Readonly<Record<string, ClientProduct>>;

export type ClientProductName = keyof typeof CLIENT_PRODUCTS;

export const CLIENT_PRODUCT_NAMES = Object.keys(CLIENT_PRODUCTS) as [ClientProductName, ...ClientProductName[]];

/** The containers that a client file can name, over all products. */
export const CLIENT_CONTAINERS = Object.values(CLIENT_PRODUCTS).flatMap((product) => Object.keys(product.resources));

import { error } from '../../diagnostics/diagnostic';
import { locateKey } from '../../source/locate';
import type { ClientProduct } from '../../upstream/client-product';
import { CLIENT_PRODUCTS } from '../../upstream/client-products';
import type { EnvironmentRule } from './rule';

/** A product without a public image, a release that we know or a way to live without mail needs them from the environment. */
export const completeProduct: EnvironmentRule = ({ clients }, document) => {
  if (!clients) return [];
  const name = clients.product ?? 'ciso-assistant';
  const product: ClientProduct = CLIENT_PRODUCTS[name];
  const missing = Object.keys(product.images)
    .filter((image) => product.images[image] === undefined && clients.images?.[image] === undefined)
    .map((image) => `clients.images.${image}`);
  if (product.version === undefined && clients.channels?.stable === undefined) missing.push('clients.channels.stable');
  if (product.needsMail && clients.mail?.user === undefined)
    missing.push(clients.mail ? 'clients.mail.user' : 'clients.mail');
  return missing.map((field) => {
    const message = `the product ${name} has no default for ${field}`;
    return error(
      locateKey(document, ['clients', 'product']),
      'environment/incomplete-product',
      message,
      `add ${field}`,
    );
  });
};

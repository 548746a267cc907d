import { unknownKeys } from '../../fields/unknown-keys';
import { CLIENT_PRODUCTS } from '../../upstream/client-products';
import type { EnvironmentRule } from './rule';

/** Containers and images are named as the product names them. */
export const productNames: EnvironmentRule = ({ clients }, document) => {
  if (!clients) return [];
  const product = CLIENT_PRODUCTS[clients.product ?? 'ciso-assistant'];
  const containers = Object.keys(product.resources);
  const images = Object.keys(product.images);
  const digests = Object.entries(clients.digests ?? {});
  return [
    ...unknownKeys(document, ['clients', 'resources'], clients.resources, containers, 'environment/unknown-container'),
    ...unknownKeys(document, ['clients', 'images'], clients.images, images, 'environment/unknown-image'),
    ...digests.flatMap(([version, byImage]) =>
      unknownKeys(document, ['clients', 'digests', version], byImage, images, 'environment/unknown-image'),
    ),
  ];
};

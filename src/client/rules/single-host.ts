import { error } from '../../diagnostics/diagnostic';
import { locateKey } from '../../source/locate';
import { CLIENT_PRODUCTS } from '../../upstream/client-products';
import type { ClientRule } from './rule';

/** A product that knows one host answers 400 to visitors of any other. */
export const singleHost: ClientRule = ({ file, document, settings }) => {
  if ((file.extraHosts ?? []).length === 0 || !CLIENT_PRODUCTS[settings.product].singleHost) return [];
  const message = `the product ${settings.product} answers to one host only`;
  return [error(locateKey(document, ['extraHosts']), 'client/single-host', message, 'remove extraHosts')];
};

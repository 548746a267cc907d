/** A quantity as Kubernetes writes it, without exponents and signs. */
export const QUANTITY = /^([0-9]{1,12}(?:\.[0-9]{1,3})?)(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;

const FACTORS: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * The number that a quantity means: bytes, cores. Zero for text that is not a quantity.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityValue(quantity: string): number {
  const [, digits = '0', suffix = ''] = QUANTITY.exec(quantity) ?? [];
  return Number(digits) * (FACTORS[suffix] ?? 1);
}

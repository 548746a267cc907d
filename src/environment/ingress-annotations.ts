import * as z from 'zod';
import { labelKey } from '../fields/labels';
import { text } from '../fields/text';

/**
 * Annotations that the ingress controller acts on. The platform team may use every key here: that is what
 * they are for. What injects configuration is a rule of its own.
 */
export const ingressAnnotations = z
  .record(
    labelKey,
    text(() => undefined, { description: 'the value' }),
  )
  .meta({ description: "annotations for the ingress controller on every client's Ingress" });

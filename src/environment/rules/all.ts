import { certificateSource } from './certificate-source';
import { completeProduct } from './complete-product';
import { groupNames } from './group-names';
import { limits } from './limits';
import { productNames } from './product-names';
import type { EnvironmentRule } from './rule';
import { safeAnnotations } from './safe-annotations';
import { separateNamespaces } from './separate-namespaces';
import { sharedDocuments } from './shared-documents';
import { targetNamespace } from './target-namespace';

/** Every check of an environment file, once its shape is right. */
export const ENVIRONMENT_RULES: readonly EnvironmentRule[] = [
  productNames,
  completeProduct,
  limits,
  certificateSource,
  safeAnnotations,
  targetNamespace,
  sharedDocuments,
  groupNames,
  separateNamespaces,
];

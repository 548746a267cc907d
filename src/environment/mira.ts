import * as z from 'zod';
import { digest } from '../fields/digest';
import { imageRepository } from '../fields/image';
import { nameComplaint, namespaceName, objectName, subdomainName, systemNamespace } from '../fields/name';
import { resources } from '../fields/resources';
import { text } from '../fields/text';
import { MIRA_VERSIONS } from '../upstream/qlik-mira';

/** `*` is no name, so it can mean every namespace. */
const targetNamespace = text(
  (value) => (value === '*' ? undefined : (nameComplaint(value) ?? systemNamespace(value))),
  {
    description: 'the namespace whose engines are listed, or "*" for all; from 2.0.0 on; default: its own',
  },
);

/** Qlik Mira, the discovery service of engines. */
export const mira = z
  .strictObject({
    version: z.enum(MIRA_VERSIONS).optional().meta({ description: 'a release of Mira; default: 0.4.0' }),
    digest: digest('the digest of the image').optional(),
    image: imageRepository('the repository to pull from; default: docker.io/qlikcore/mira').optional(),
    imagePullSecret: subdomainName('a Secret with registry credentials; default: dockerhub').optional(),
    namespace: namespaceName('the namespace of Mira; default: qlik').optional(),
    targetNamespace: targetNamespace.optional(),
    replicas: z.int().min(1).max(10).optional().meta({ description: 'each lists for itself; default: 2' }),
    nodePort: z.int().min(30000).max(32767).optional().meta({
      description: 'the port on every node that leads to Mira; default: reachable in the cluster only',
    }),
    allowFrom: z.array(objectName('a namespace')).optional().meta({
      description: 'namespaces whose pods may ask Mira; default: its own',
    }),
    resources: resources.optional(),
  })
  .meta({ description: 'Qlik Mira, the discovery service of engines; without it there is none' });

export type MiraFile = z.output<typeof mira>;

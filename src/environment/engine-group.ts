import * as z from 'zod';
import { show } from '../diagnostics/printable';
import { cidr } from '../fields/cidr';
import { digest } from '../fields/digest';
import { imageRepository } from '../fields/image';
import { nodeSelector } from '../fields/labels';
import { namespaceName, objectName, subdomainName } from '../fields/name';
import { bytes } from '../fields/quantity';
import { resources } from '../fields/resources';
import { tolerations } from '../fields/tolerations';
import { serverUrl } from '../fields/url';
import { version } from '../fields/version';

const documents = z
  .strictObject({
    size: bytes('the size of the volume'),
    className: subdomainName('the StorageClass: its name, because a default can change under a running cluster'),
    accessMode: z.enum(['ReadWriteOnce', 'ReadWriteMany']).optional().meta({
      description: 'ReadWriteMany for two or more engines; default: ReadWriteOnce',
    }),
  })
  .meta({ description: 'a volume for documents; default: they go with the pod' });

/** An answer that only the user can give: nobody accepts a licence agreement by default. */
const acceptEULA = z
  .unknown()
  .superRefine((value, context) => {
    if (value === 'yes') return;
    const message = `the licence agreement of the engine is not accepted${value === undefined ? '' : `: ${show(value)}`}`;
    const help = 'write "acceptEULA: yes" if you accept it: without, the engines start and serve nothing';
    context.addIssue({ code: 'custom', message, params: { code: 'environment/eula-not-accepted', help } });
  })
  .meta({
    const: 'yes',
    description: "write yes to accept Qlik's licence agreement: without, an engine does not serve",
  });

/** QIX engines that are alike. */
export const engineGroup = z
  .strictObject({
    acceptEULA,
    version: version('the tag of the image; default: 12.1016.0').optional(),
    digest: digest('the digest of the image').optional(),
    image: imageRepository('the repository to pull from; default: docker.io/qlikcore/engine').optional(),
    imagePullSecret: subdomainName('a Secret with registry credentials; default: dockerhub').optional(),
    namespace: namespaceName("the namespace of the group; default: Mira's").optional(),
    replicas: z.int().min(0).max(500).optional().meta({ description: 'default: 1' }),
    licenseServiceUrl: serverUrl(
      'the Licenses service; default: none, which is the developer edition (5 sessions)',
    ).optional(),
    documents: documents.optional(),
    allowFrom: z.array(objectName('a namespace')).optional().meta({
      description: 'namespaces whose pods may open documents; default: its own',
    }),
    metricsFrom: z.array(objectName('a namespace')).optional().meta({
      description: 'namespaces whose pods may read metrics, such as monitoring; default: Mira alone',
    }),
    allowTo: z.array(cidr('a network')).max(20).optional().meta({
      description: 'networks that the engines may load data from; default: their own namespace only',
    }),
    resources: resources.optional(),
    nodeSelector: nodeSelector('labels of the nodes that the engines may run on').optional(),
    tolerations: tolerations.optional(),
  })
  .meta({ description: 'QIX engines that are alike' });

export type EngineGroupFile = z.output<typeof engineGroup>;

/** What claims get that name no other: its volumes can be made larger, as far as the API server is concerned. */
export const STORAGE_CLASS = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
  provisioner: 'volumes.test.mira-gitops.io',
  reclaimPolicy: 'Retain',
  allowVolumeExpansion: true,
};

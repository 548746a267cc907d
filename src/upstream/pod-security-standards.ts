/**
 * Capabilities that the level `baseline` of the Pod Security Standards lets a container add.
 *
 * Source: k8s.io/pod-security-admission v0.36.3, policy/check_capabilities_baseline.go.
 */
export const BASELINE_CAPABILITIES: readonly string[] = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

/** Kernel parameters that `baseline` lets a pod set. Source: policy/check_sysctls.go of the same, as of 1.32. */
export const BASELINE_SYSCTLS: readonly string[] = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
];

/** SELinux types that `baseline` allows. Source: policy/check_seLinuxOptions.go of the same, as of 1.31. */
export const BASELINE_SELINUX_TYPES: readonly string[] = [
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
];

/** Kinds of volumes that the level `restricted` allows. Source: policy/check_restrictedVolumes.go of the same. */
export const RESTRICTED_VOLUMES: readonly string[] = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** The page of the Pod Security Standards. */
export const STANDARDS = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const capabilities = words(
  `ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH
  FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN
  NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT
  SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM`,
);

const signals = words(
  `ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT RTMAX RTMIN SEGV STKFLT STOP
  SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ`,
);

const limits = words(
  'as core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack',
);

/** `NET_ADMIN`, in any case, also with `CAP_` in front. */
export const isCapability = (word: string): boolean =>
  capabilities.has(word.toUpperCase().replace(/^CAP_(?!$)/, ''));

/** `SIGTERM`, `term`, `RTMIN+3` or a number. */
export function isSignal(word: string): boolean {
  const name = word.toUpperCase().replace(/^SIG/, '');
  return (
    /^[1-9]\d?$/.test(name) || signals.has(name) || /^RT(MIN\+([1-9]|1[0-5])|MAX-([1-9]|1[0-4]))$/.test(name)
  );
}

/** A limit of processes that Linux has: `nofile`. */
export const isLimit = (name: string): boolean => limits.has(name);

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const host = '(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)';
const domain = `(?:(?:${host}(?:\\.${host})*|\\[[0-9A-Fa-f:]+\\])(?::\\d+)?/)?`;
const image = new RegExp(
  `^${domain}${component}(?:/${component})*(?::\\w[\\w.-]{0,127})?(?:@[A-Za-z][\\w+.-]*:[0-9A-Fa-f]{32,})?$`,
);
const isHost = /[.:]|^localhost$/;

interface ImageFault {
  /** The name that it would be in small letters, where nothing else is wrong. */
  readonly small: string | undefined;
}

/** What is wrong with an image's name as Docker reads it: `[host[:port]/]path[:tag][@digest]`. */
export function imageFault(name: string): ImageFault | undefined {
  const [first = '', ...rest] = name.split('/');
  const path = rest.length > 0 && isHost.test(first) ? rest.join('/') : name;
  const [repository = ''] = path.split(/[:@]/);
  if (image.test(name) && !/[A-Z]/.test(repository)) return undefined;
  const front = name.slice(0, name.length - path.length);
  const small = front + repository.toLowerCase() + path.slice(repository.length);
  return { small: image.test(small) ? small : undefined };
}

const units: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, ms: 1, s: 1e3, m: 6e4, h: 36e5 };

/** A duration of Compose (`1m30s`) in milliseconds; `undefined`: it is none. */
export function milliseconds(text: string): number | undefined {
  if (text === '0') return 0;
  if (!/^(\d+(\.\d+)?(ns|us|ms|s|m|h))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/([\d.]+)(ns|us|ms|s|m|h)/g)];
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0), 0);
}

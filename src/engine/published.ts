import type { DeployedPort } from '../model/index.ts';

/** A port of a container that the host publishes. */
export type Published = DeployedPort;

/** More than anybody publishes by hand; what Docker says of a wider range is not spelled out. */
const widest = 256;

function rangeOf(text: string): number[] {
  const [from = 0, to = from] = text.split('-').map(Number);
  return Array.from({ length: Math.min(to - from + 1, widest) }, (_, index) => from + index);
}

/** `127.0.0.1:8069->8069/tcp, 0.0.0.0:1025-1026->1025-1026/tcp, 8072/tcp` → what is published of it. */
export function publishedOf(ports: string): Published[] {
  return ports.split(', ').flatMap((one) => {
    const found = /^(.*):(\d+(?:-\d+)?)->(\d+(?:-\d+)?)\/(\w+)$/.exec(one);
    if (!found) return [];
    const [, address = '', host = '', container = '', protocol = ''] = found;
    const targets = rangeOf(container);
    return rangeOf(host).map((port, index) => ({
      address: address.replace(/^\[(.*)\]$/, '$1'),
      port,
      target: targets[index] ?? port,
      protocol,
    }));
  });
}

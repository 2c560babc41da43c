import { isIPv4, isIPv6 } from './address.ts';
import type { Json, JsonObject } from '../base/index.ts';
import type { Port } from '../model/index.ts';
import { portDetails, shortPort, written } from './long.ts';

const shape =
  /^(?:(?:(?<address>\[[^\]]*\]|[^:[\]]*):)?(?<published>[\d-]*):)?(?<target>\d+(?:-\d+)?)(?:\/(?<protocol>[a-z]+))?$/;

/** The first and the last port of `80` or `80-85`. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export function rangeOf(text: string): Range | undefined {
  const [, first = '', last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  const range = { first: Number(first), last: Number(last) };
  return range.first >= 1 && range.first <= range.last && range.last <= 65535 ? range : undefined;
}

const sizeOf = ({ first, last }: Range): number => last - first;

/** What keeps two ranges from being mapped onto each other. A range for one port lets Docker pick. */
function mismatch(published: string, target: string): string | undefined {
  const [outside, inside] = [rangeOf(published), rangeOf(target)];
  if (!inside || (published !== '' && !outside)) return 'a port is between 1 and 65535';
  if (!outside || sizeOf(inside) === 0 || sizeOf(inside) === sizeOf(outside)) return undefined;
  return 'its two ranges differ in length';
}

function addressFault(address: string): string | undefined {
  const known = address.startsWith('[') ? isIPv6(address.slice(1, -1)) : isIPv4(address);
  return known ? undefined : 'it does not begin with an IP address';
}

interface Parts {
  readonly address: string | undefined;
  readonly published: string | undefined;
  readonly target: string;
  readonly protocol: string;
}

function partsOf(text: string): Parts | undefined {
  const found = shape.exec(text.trim())?.groups;
  const { address, published, target = '', protocol = 'tcp' } = found ?? {};
  return found && { address, published, target, protocol };
}

const isProtocol = (word: string): word is Port['protocol'] => ['tcp', 'udp', 'sctp'].includes(word);

function faultOf({ address, published, target, protocol }: Parts): string | undefined {
  if (!isProtocol(protocol)) return 'its protocol is none of tcp, udp, sctp';
  if (address === undefined && published === '') return 'the host port is missing';
  return (address === undefined ? undefined : addressFault(address)) ?? mismatch(published ?? '', target);
}

/** A port mapping's short form → the long one, or why it is none. `bind` is the address of one that names none. */
function portOf(text: string, bind: string, details: JsonObject = {}): Port | string {
  const parts = partsOf(text);
  if (!parts) return 'it has another form';
  const fault = faultOf(parts);
  if (fault !== undefined) return fault;
  const { address, published, target, protocol } = parts;
  return {
    address: address?.replace(/^\[|\]$/g, '') ?? bind,
    published: published === '' ? undefined : published,
    target,
    protocol: isProtocol(protocol) ? protocol : 'tcp',
    details,
  };
}

/** A port in any of its forms: text, number or object. */
export function portFrom(value: Json, bind: string): Port | string {
  const said = written(value);
  return typeof said === 'string' ? portOf(said, bind) : portOf(shortPort(said), bind, portDetails(said));
}

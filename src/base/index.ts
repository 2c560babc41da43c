export { closest } from './closest.ts';
export { digestOf, digestOfTree } from './digest.ts';
export { isList, isObject } from './json.ts';
export type { Json, JsonObject } from './json.ts';
export { never } from './never.ts';
export { byText } from './order.ts';
export { parentOf, pointerTo, segmentsOf } from './pointer.ts';
export type { Pointer } from './pointer.ts';
export { version } from './version.ts';

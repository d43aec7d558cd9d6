export { Md6Error, type Md6ErrorCode } from './errors.ts';
export { hmacMd6 } from './hmac.ts';
export { type Md6Options, md6 } from './md6.ts';

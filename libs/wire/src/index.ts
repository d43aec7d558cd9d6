export { type CallCodec, createCallCodec } from './codec/call.ts';
export {
  type Codecs,
  createCodecs,
  type MessageCodec,
  type ParameterIssue,
  type RowDecoder,
  type ValueCodec,
} from './codec/codecs.ts';
export { nearest } from './codec/names.ts';
export * from './descriptor.ts';
export {
  isWireError,
  preview,
  WireError,
  type WireErrorCode,
  type WireErrorDetails,
  type WireErrorOf,
} from './errors.ts';
export type { FrameHandler } from './framing/decoder.ts';
export { createRowRouter, type RowForm, type RowRouter, type RowSink } from './framing/row-router.ts';
export {
  createFrameDecoder,
  createScanningReader,
  encodeFrame,
  type FrameDecoder,
  type FrameDecoderOptions,
  type FrameReader,
} from './framing.ts';
export { scalars } from './gen/scalars.ts';
export type { AskedWith, Every, Given, ParamsBy, ResultBy, ResultRule, Row, Shared } from './rows.ts';
export {
  type SampleOptions,
  type SampleValueOptions,
  sampleParams,
  sampleResult,
  sampleValue,
} from './sample/sample.ts';
export {
  type ResultSchemaOptions,
  type StandardIssue,
  type StandardResult,
  type StandardSchema,
  standardSchema,
  standardSchemaOfType,
} from './standard.ts';

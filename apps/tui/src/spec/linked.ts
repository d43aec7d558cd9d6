/** The catalogue made from the linked specs, with the lines their codecs write. */
import { porttracker, raas, registryOf } from '@aluco/spec-data';
import { createCodecs, isWireError } from '@aluco/wire';
import { messageOf } from '../backend/errors.ts';
import { type Catalogue, createCatalogue, type SpecMessage } from './catalogue.ts';

/** The request id and counter in lines that are only shown. */
const ID = 1;

export function linkedCatalogue(): Catalogue {
  const types = { porttracker: registryOf(porttracker), raas: registryOf(raas) };
  const codecs = { porttracker: createCodecs(types.porttracker), raas: createCodecs(types.raas) };
  return createCatalogue({
    specs: {
      porttracker: { messages: porttracker.messages, types: types.porttracker },
      raas: { messages: raas.messages, types: types.raas },
    },
    wireLine({ server, message }, params) {
      const codec = codecs[server].message<object, unknown>(message);
      try {
        const line =
          server === 'porttracker'
            ? [ID, message.name, ...codec.encodeParams(params)]
            : rpcBody(message, codec.encodeNamed(params));
        return { line: JSON.stringify(line) };
      } catch (error) {
        if (!isWireError(error)) return { path: '$', message: messageOf(error) };
        return {
          path: error.path ?? '$',
          message:
            error.expected === undefined
              ? error.message
              : `expected ${error.expected}, got ${error.received}`,
        };
      }
    },
  });
}

function rpcBody({ name }: SpecMessage, kwargs: object): object {
  const dot = name.indexOf('.');
  return { riq: ID, resource: name.slice(0, dot), method: name.slice(dot + 1), args: [], kwargs };
}

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
        if (server === 'porttracker')
          return { line: JSON.stringify([ID, message.name, ...codec.encodeParams(params)]) };
        const named = codec.encodeNamed(params);
        return { line: httpLine(message, named) ?? JSON.stringify(rpcBody(message, named)) };
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

/** The method, the path and the body of a message that is an HTTP request of its own. */
function httpLine({ http }: SpecMessage, named: object): string | undefined {
  if (http === undefined) return undefined;
  const line = `${http.method} ${http.path}`;
  return http.method === 'GET' ? line : `${line} ${JSON.stringify(named)}`;
}

function rpcBody({ name }: SpecMessage, kwargs: object): object {
  const dot = name.indexOf('.');
  return { riq: ID, resource: name.slice(0, dot), method: name.slice(dot + 1), args: [], kwargs };
}

import { type Fault, rows } from './table.ts';

/** Examples that are not what goes over the wire. */
export const examples: readonly Fault[] = [
  // biome-ignore format: one fault, one line
  ...rows('porttracker/realms.yaml', [
    ['not JSON', `send: '["a","realm_poll",51]'`, `send: «'["a","realm_poll",51'»`, 'spec/example-not-json', 'not JSON', 'single quotes'],
    ['no array', `send: '["a","realm_poll",51]'`, `send: «'{"a":1}'»`, 'spec/example-shape', 'expected an array', 'envelope and all'],
    ['no id', `send: '["a","realm_poll",51]'`, `send: «'[[],"realm_poll",51]'»`, 'spec/example-shape', 'a text or number as id', 'envelope'],
    ['other message', `send: '["a","realm_poll",51]'`, `send: «'["a","realm_info",["gid"]]'»`, 'spec/example-name', 'of `realm_info`, in an example of `realm_poll`', 'Write `realm_poll`'],
    ['other id', `- '["a",1]'`, `- «'["b",1]'»`, 'spec/example-id', 'the id "b", the request "a"', 'id of its request'],
    ['no status', `- '["a",1]'`, `- «'["a",2]'»`, 'spec/example-shape', 'a status of 0 or 1', 'envelope'],
    ['no error text', `'[5,0,"no such view"]'`, "«'[5,0]'»", 'spec/example-shape', 'an error text', 'envelope'],
    ['no reply', `\n          - '["a",1]'`, '', 'spec/example-shape', 'a reply among the lines', 'envelope'],
    ['nothing sent', `send: '["a","realm_poll",51]'\n        receive:`, '«receive:»', 'spec/example-direction', 'without `send`', 'Requests and calls'],
    ['event sent', `examples: [{ receive: '[null,"event","poll_start","51"]' }]\nevents`, `examples: [{ send: «'[1]'», receive: '[null,"event","poll_start","51"]' }]\nevents`, 'spec/example-direction', 'nothing is sent', 'received only'],
    ['unknown event in a line', `- '[null,"event","poll_start","51"]'`, `- «'[null,"event","poll_stop","51"]'»`, 'spec/example-name', '`poll_stop`', '`poll_start`'],
    ['parameter misfit', `send: '["a","realm_poll",51]'`, `send: «'["a","realm_poll",{"gid":1}]'»`, 'spec/example-mismatch', 'at $[2] expected gid (string, integer)', 'Correct the example'],
    ['missing parameter', `send: '["a","realm_poll",51]'`, `send: «'["a","realm_poll"]'»`, 'spec/example-mismatch', 'at $[2] expected `realm`, got nothing', 'Correct'],
    ['further parameter', `send: '["a","realm_poll",51]'`, `send: «'["a","realm_poll",51,"YQ",7]'»`, 'spec/example-mismatch', 'at $[4] expected no further member', 'Correct'],
    ['unknown field', `'[1,"realm_info",["gid","result"]]'`, `«'[1,"realm_info",["gid","rezult"]]'»`, 'spec/example-mismatch', 'at $[2][1] expected a field of Realm (gid, name, polling, result)', 'Correct'],
    ['result misfit', `'[1,1,["51",{"poll":{"ports":"3"}}],[52,{"ports":4}]]'`, `«'[1,1,["51",{"poll":{"ports":"x"}}]]'»`, 'spec/example-mismatch', 'at $[2][1].poll.ports expected integer', 'Correct'],
    ['short row', `'[1,1,["51",{"poll":{"ports":"3"}}],[52,{"ports":4}]]'`, `«'[1,1,["51"]]'»`, 'spec/example-mismatch', 'at $[2] expected 2 values (gid, result), got 1', 'Correct'],
    ['setting not settable', '["retries","5"]', '["retrys","5"]', 'spec/example-mismatch', 'at $[2][0][0] expected a field of Limits (retries, blocked)', 'Correct'],
    ['out of range', '["retries","5"]', '["retries","10"]', 'spec/example-mismatch', 'at $[2][0][1] expected at most 9', 'Correct'],
    ['undeclared field', '{"name":"b","children":[]}', '{"name":"b","children":[],"leaf":1}', 'spec/example-mismatch', 'one of the fields name, children, got a field `leaf`', 'Correct'],
    ['no such key', `'[5,"realm_query","device",["switch"],["mac"]]'`, `«'[5,"realm_query","port",["switch"],["mac"]]'»`, 'spec/example-mismatch', 'one of device, switch', 'Correct'],
  ]),
  // biome-ignore format: one fault, one line
  ...rows('raas/sec.yaml', [
    ['other method', '{"riq":3,"resource":"sec","method":"edit_policy"', '{"riq":3,"resource":"sec","method":"get_policy"', 'spec/example-name', '`sec.get_policy`', '`sec.edit_policy`'],
    ['other riq', `'{"riq":3,"ret":{"uuid":"a","name":"x"},"error":null,"warnings":[]}'`, `«'{"riq":4,"ret":{"uuid":"a","name":"x"},"error":null,"warnings":[]}'»`, 'spec/example-id', 'the id 4, the request 3', 'id of its request'],
    ['no envelope', `'{"riq":3,"ret":{"uuid":"a","name":"x"},"error":null,"warnings":[]}'`, `«'{"uuid":"a","name":"x"}'»`, 'spec/example-shape', 'only the keys riq, ret', 'envelope'],
    ['unknown argument', '"kwarg":{"policy_uuid":"a","values":null}', '"kwarg":{"policy_uuid":"a","value":null}', 'spec/example-mismatch', 'at $.kwarg.value expected one of the parameters policy_uuid, values', 'Correct'],
    ['missing argument', '"kwarg":{"policy_uuid":"a","values":null}', '"kwarg":{}', 'spec/example-mismatch', 'expected the parameter `policy_uuid`', 'Correct'],
    ['field not settable', '"values":null', '"values":{"uuid":"b"}', 'spec/example-mismatch', 'at $.kwarg.values.uuid expected one of the fields name', 'Correct'],
    ['return misfit', '"ret":{"uuid":"a","name":"x"}', '"ret":{"uuid":"a"}', 'spec/example-mismatch', 'at $.ret expected the field `name`', 'Correct'],
    ['error of another shape', '{"code":404,"message":"none","detail":null}', '{"message":"none"}', 'spec/example-shape', 'an error of `code`, `message` and `detail`', 'envelope'],
    ['other path', `'POST /login {"username":"root"}'`, `«'POST /logon {"username":"root"}'»`, 'spec/example-http', '`POST /logon`', '`POST /login` or `POST /raas/login`'],
    ['other method of HTTP', 'send: GET /version', 'send: «POST /version»', 'spec/example-http', '`POST /version`', '`GET /version`'],
    ['body misfit', `'POST /login {"username":"root"}'`, `«'POST /login {"username":[]}'»`, 'spec/example-mismatch', 'at $.username expected string', 'Correct'],
    ['response misfit', `'{"jwt":"x"}'`, `«'{"jwt":null}'»`, 'spec/example-mismatch', 'at $.jwt expected string', 'Correct'],
  ]),
];

import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { parseHostPort } from './endpoint.ts';
import { CommandError, exitCodes } from './failure.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const environment = `
Secrets come from the environment, or are asked for on a terminal; never from the command line:
  ALUCO_PORTTRACKER_USER, ALUCO_PORTTRACKER_PASSWORD
  ALUCO_RAAS_USER, ALUCO_RAAS_PASSWORD`;

function createProgram(): Command {
  const program = new Command('aluco')
    .description('Porttracker and RaaS: mock server, terminal UI and single calls.')
    .version(version)
    .showHelpAfterError()
    .exitOverride();

  program
    .command('mock')
    .description('serve both protocols over a simulated estate until interrupted')
    .addOption(
      endpoint(
        '--porttracker <host:port>',
        'where Porttracker listens; port 0 picks a free one',
        '127.0.0.1:5555',
      ),
    )
    .option('--socket <path>', 'also listen on this Unix socket, where no login is needed')
    .addOption(
      endpoint('--raas <host:port>', 'where RaaS listens; port 0 picks a free one', '127.0.0.1:8080'),
    )
    .addOption(
      new Option('--seed <n>', 'the estate to simulate: the same number gives the same estate')
        .argParser(wholeNumber)
        .default(1),
    )
    .option('--json', 'print one JSON line when all listen', false)
    .action(async ({ porttracker, raas, socket, seed, json }) => {
      const { runMock } = await import('./mock.ts');
      await runMock({ porttracker, raas, socket, seed, json });
    });

  program
    .command('tui')
    .description('open the terminal UI; without a terminal, print its tables as text')
    .option('--porttracker <url>', 'porttracker://, porttrackers:// (TLS) or porttracker+unix:///path')
    .option('--raas <url>', 'http:// or https://')
    .option('--read-only', 'refuse everything that changes a server', false)
    .addHelpText('after', environment)
    .action(async ({ porttracker, raas, readOnly }) => {
      if (porttracker === undefined && raas === undefined) {
        throw new CommandError('usage', 'expected --porttracker URL, --raas URL or both');
      }
      const { runTui } = await import('./tui.ts');
      process.exitCode = await runTui({ porttracker, raas, readOnly });
    });

  program
    .command('call')
    .description('send one message and print its reply as JSON')
    .argument(
      '<url>',
      'the server: porttracker://, porttrackers://, porttracker+unix://, http:// or https://',
    )
    .argument('<message>', 'its name in the spec: realm_info, sec.get_policies ...')
    .argument('[json]', 'parameters as an object by name or an array by position; - reads them from stdin')
    .addOption(new Option('--timeout <seconds>', 'give up after this time').argParser(seconds))
    .addHelpText(
      'after',
      `${environment}

Exit status: 0 answered, ${exitCodes.refused} refused by the server, ${exitCodes.usage} bad arguments, ${exitCodes.connection} no connection or no login.`,
    )
    .action(async (url, message, json, { timeout }) => {
      const { call } = await import('./call.ts');
      const reply = await call({ url, message, json, timeout });
      process.stdout.write(`${JSON.stringify(reply, octetsAsBase64)}\n`);
    });

  program
    .command('demo')
    .description(
      'start the mock on free ports and open the terminal UI on it; without a terminal, run a guided session',
    )
    .addOption(new Option('--seed <n>', 'the estate to simulate').argParser(wholeNumber).default(1))
    .action(async ({ seed }) => {
      const { runDemo } = await import('./demo.ts');
      process.exitCode = await runDemo(seed);
    });

  return program;
}

function endpoint(flags: string, description: string, fallback: string): Option {
  return new Option(flags, description)
    .argParser(checked(parseHostPort))
    .default(parseHostPort(fallback), fallback);
}

const wholeNumber = checked((text) => {
  if (!/^[0-9]{1,9}$/.test(text))
    throw new RangeError(`expected a whole number from 0 to 999999999, got ${JSON.stringify(text)}`);
  return Number(text);
});

const seconds = checked((text) => {
  const value = Number(text);
  if (!(value > 0 && value <= 86_400))
    throw new RangeError(`expected seconds, more than 0 and up to 86400, got ${JSON.stringify(text)}`);
  return value * 1000;
});

/** Turns a parser's error into commander's, which then names the option. */
function checked<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message);
    }
  };
}

function octetsAsBase64(this: Record<string, unknown>, _key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

try {
  await createProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
  } else if (error instanceof CommandError) {
    process.stderr.write(`aluco: ${error.message}\n`);
    process.exitCode = error.exitCode;
  } else {
    process.stderr.write(`aluco: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = exitCodes.connection;
  }
}

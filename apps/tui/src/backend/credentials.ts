import type { Credentials, ServerName } from './backend.ts';

/** The environment variables that hold the user name and the password for a server. */
export function credentialVariables(server: ServerName): readonly [string, string] {
  const prefix = `ALUCO_${server.toUpperCase()}`;
  return [`${prefix}_USER`, `${prefix}_PASSWORD`];
}

/** Credentials from the environment; undefined unless both variables are set. */
export function credentialsFromEnv(server: ServerName): Credentials | undefined {
  const [username, password] = credentialVariables(server).map((name) => process.env[name]);
  return username === undefined || password === undefined ? undefined : { username, password };
}

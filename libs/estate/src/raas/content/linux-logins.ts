import type { CheckSeed, Group, Measure } from './model.ts';

/** Checks of logins on Linux: the SSH server, passwords, and what the distributions do in their own ways. */
export const linuxLoginChecks: readonly CheckSeed[] = [
  ...sshSwitches(),
  sshd(
    'maxauthtries',
    'MaxAuthTries',
    '4',
    'at_most',
    ['6', '4', '3', '10'],
    'Ensure SSH MaxAuthTries is set to 4 or less',
    'Maximum number of authentication attempts permitted per connection',
  ),
  sshd(
    'clientaliveinterval',
    'ClientAliveInterval',
    '300',
    'at_most',
    ['300', '600', '900', '120'],
    'Ensure idle SSH connections are probed within 5 minutes',
    'Seconds of silence before the server probes a client',
  ),
  sshd(
    'clientalivecountmax',
    'ClientAliveCountMax',
    '3',
    'at_most',
    ['3', '0', '5'],
    'Ensure unanswered SSH probes end the connection',
    'Number of probes that may go unanswered',
  ),
  sshd(
    'logingracetime',
    'LoginGraceTime',
    '60',
    'at_most',
    ['120', '60', '30'],
    'Ensure SSH LoginGraceTime is one minute or less',
    'Seconds that a client has to log in',
  ),
  sshd(
    'maxsessions',
    'MaxSessions',
    '10',
    'at_most',
    ['10', '20', '4'],
    'Ensure SSH MaxSessions is set to 10 or less',
    'Number of sessions per connection',
  ),
  sshd(
    'loglevel',
    'LogLevel',
    'INFO',
    'equal',
    ['INFO', 'QUIET', 'VERBOSE'],
    'Ensure SSH writes a log',
    'How much the server writes to its log',
  ),
  password(
    'maxdays',
    'PASS_MAX_DAYS',
    '365',
    'at_most',
    ['99999', '365', '90'],
    'Ensure passwords expire within a year',
    'Days after which a password must be changed',
  ),
  password(
    'mindays',
    'PASS_MIN_DAYS',
    '1',
    'at_least',
    ['0', '1', '7'],
    'Ensure passwords are kept for a day at least',
    'Days before a password may be changed again',
  ),
  password(
    'warnage',
    'PASS_WARN_AGE',
    '7',
    'at_least',
    ['7', '14', '3'],
    'Ensure users are warned a week before',
    'Days of warning before a password expires',
  ),
  password(
    'minlen',
    'PWQUALITY_MINLEN',
    '14',
    'at_least',
    ['8', '14', '12', '16'],
    'Ensure passwords have 14 characters or more',
    'The least number of characters',
  ),
  password(
    'remember',
    'PAM_REMEMBER',
    '5',
    'at_least',
    ['0', '5', '24'],
    'Ensure old passwords are not used again',
    'Number of old passwords that are remembered',
  ),
  password(
    'lockout',
    'FAILLOCK_DENY',
    '5',
    'at_most',
    ['5', '3', '10'],
    'Ensure accounts lock after 5 wrong passwords',
    'Number of wrong passwords before the lock',
  ),
  ...plain('redhat', [
    ['system.package.gpgcheck_enabled', 'Ensure packages are taken with a good signature only'],
    ['system.selinux.enforcing', 'Ensure SELinux is enforcing'],
    ['system.selinux.not_disabled_in_bootloader', 'Ensure SELinux is not switched off at boot'],
    ['system.package.aide_installed', 'Ensure changes of system files are found by AIDE'],
    ['system.service.firewalld_enabled', 'Ensure the firewall is enabled'],
    ['system.service.chronyd_enabled', 'Ensure the time is synchronized'],
  ]),
  ...plain('debian', [
    ['system.apparmor.enabled_in_bootloader', 'Ensure AppArmor is enabled at boot'],
    ['system.apparmor.profiles_enforcing', 'Ensure all AppArmor profiles are enforced'],
    ['system.package.apt_signed_by', 'Ensure each package source names its key'],
    ['system.service.ufw_enabled', 'Ensure the firewall is enabled'],
    ['system.service.apport_disabled', 'Ensure crash reports are not sent'],
    ['system.service.timesyncd_enabled', 'Ensure the time is synchronized'],
  ]),
  ...plain('stig', [
    ['system.package.no_rsh_server', 'The system must not have the rsh server installed'],
    ['system.package.no_tftp_server', 'The system must not have a TFTP server unless one is needed'],
    ['system.fips.enabled', 'The system must use validated cryptography'],
    ['system.file.no_shosts', 'The system must not hold .shosts files'],
    ['system.account.no_empty_passwords', 'The system must refuse accounts without a password'],
    ['system.service.ctrl_alt_del_disabled', 'The system must not restart on Ctrl-Alt-Delete'],
    ['system.banner.login_notice', 'The system must show the approved notice before a login'],
  ]),
];

function sshSwitches(): CheckSeed[] {
  const switches: Record<string, string> = {
    PermitRootLogin: 'root cannot log in',
    PermitEmptyPasswords: 'empty passwords are refused',
    HostbasedAuthentication: 'hosts cannot vouch for users',
    PermitUserEnvironment: 'users cannot set the environment',
    X11Forwarding: 'windows are not forwarded',
    AllowTcpForwarding: 'connections are not forwarded',
  };
  return Object.entries(switches).map(([keyword, effect]) => ({
    name: `system.service.sshd_${keyword.toLowerCase()}`,
    title: `Ensure SSH ${keyword} is disabled`,
    about: `With ${keyword} off, ${effect} over SSH.`,
    why: 'Remote logins are where attackers start.',
    mend: `Set "${keyword} no" in /etc/ssh/sshd_config and reload the server.`,
    group: 'linux',
  }));
}

function sshd(
  name: string,
  keyword: string,
  value: string,
  rule: Measure['rule'],
  seen: readonly string[],
  title: string,
  about: string,
): CheckSeed {
  return {
    name: `system.service.sshd_${name}`,
    title,
    about: `${about}: ${keyword} in the configuration of the SSH server.`,
    why: 'Patience and silence of the server help those who guess.',
    mend: `Set ${keyword} in /etc/ssh/sshd_config and reload the server.`,
    group: 'linux',
    variable: { name: `SSHD_CONFIG_${keyword.toUpperCase()}`, about, value, rule, seen, what: keyword },
  };
}

function password(
  name: string,
  variable: string,
  value: string,
  rule: Measure['rule'],
  seen: readonly string[],
  title: string,
  about: string,
): CheckSeed {
  return {
    name: `system.account.password_${name}`,
    title,
    about: `${about}, for accounts with a password.`,
    why: 'A guessed or stolen password should be of use for a short time only, or not at all.',
    mend: `Set ${variable} in the configuration of logins and PAM.`,
    group: 'linux',
    variable: { name: variable, about, value, rule, seen, what: variable },
  };
}

function plain(group: Group, rows: readonly (readonly [name: string, title: string])[]): CheckSeed[] {
  return rows.map(([name, title]) => ({
    name,
    title,
    about: `${title}.`,
    why: 'It is part of the baseline of this distribution.',
    mend: 'Apply the state of this check, or set it by hand and restart what depends on it.',
    group,
  }));
}

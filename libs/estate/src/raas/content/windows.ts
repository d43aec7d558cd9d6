import type { CheckSeed, Measure } from './model.ts';

/** Checks of Windows servers. */
export const windowsChecks: readonly CheckSeed[] = [
  setting(
    'password_history',
    'PASSWORD_HISTORY',
    '24',
    'at_least',
    ['24', '12', '5'],
    'Ensure 24 or more old passwords are remembered',
  ),
  setting(
    'maximum_password_age',
    'MAXIMUM_PASSWORD_AGE',
    '60',
    'at_most',
    ['42', '60', '90'],
    'Ensure passwords expire within 60 days',
  ),
  setting(
    'minimum_password_length',
    'MINIMUM_PASSWORD_LENGTH',
    '14',
    'at_least',
    ['7', '14', '16'],
    'Ensure passwords have 14 characters or more',
  ),
  setting(
    'lockout_threshold',
    'LOCKOUT_THRESHOLD',
    '10',
    'at_most',
    ['5', '10', '50'],
    'Ensure accounts lock after 10 wrong passwords',
  ),
  setting(
    'lockout_duration',
    'LOCKOUT_DURATION',
    '15',
    'at_least',
    ['15', '30', '5'],
    'Ensure a lock lasts 15 minutes or more',
  ),
  setting(
    'inactivity_limit',
    'INACTIVITY_LIMIT',
    '900',
    'at_most',
    ['900', '600', '1800'],
    'Ensure the screen locks within 15 minutes',
  ),
  ...family(
    'user_right',
    'Ensure the right to %s is given to nobody it need not have',
    'Local Policies, User Rights Assignment',
    {
      access_from_network: 'reach the computer over the network',
      act_as_operating_system: 'act as part of the operating system',
      back_up_files: 'back up files',
      change_system_time: 'change the system time',
      create_token: 'create a token object',
      debug_programs: 'debug programs',
      load_drivers: 'load device drivers',
      log_on_locally: 'log on locally',
      shut_down: 'shut down the system',
      take_ownership: 'take ownership of objects',
    },
  ),
  ...family('audit', 'Ensure %s are audited', 'Advanced Audit Policy Configuration', {
    credential_validation: 'checks of credentials',
    account_management: 'changes of accounts',
    process_creation: 'starts of processes',
    logon: 'logons',
    account_lockout: 'locks of accounts',
    removable_storage: 'uses of removable storage',
    policy_change: 'changes of the audit policy',
    system_integrity: 'breaches of system integrity',
  }),
  ...family('firewall', 'Ensure the firewall %s', 'Windows Defender Firewall', {
    domain_on: 'is on in domain networks',
    private_on: 'is on in private networks',
    public_on: 'is on in public networks',
    public_inbound_blocked: 'blocks what comes in from public networks',
  }),
  ...family('registry', 'Ensure %s', 'Administrative Templates', {
    smb1_disabled: 'the first version of SMB is off',
    lm_hash_not_stored: 'passwords are not stored in the weak old form',
    ntlmv2_only: 'only the second version of NTLM is used',
    anonymous_sam_restricted: 'accounts are not listed to strangers',
    uac_admin_approval: 'administrators confirm what needs their rights',
    autoplay_disabled: 'media do not start by themselves',
    rdp_encryption_high: 'remote desktops are encrypted at the high level',
    powershell_logging: 'blocks of PowerShell scripts are logged',
  }),
  ...family(
    'server2019',
    'Ensure %s',
    'Administrative Templates, of this release',
    {
      credential_guard: 'credentials are guarded by virtualization',
      smb_signing_required: 'SMB traffic is signed',
      exploit_protection: 'exploit protection cannot be changed by users',
      dns_over_https: 'names are resolved over encrypted channels where possible',
    },
    'windows2019',
  ),
];

function setting(
  name: string,
  variable: string,
  value: string,
  rule: Measure['rule'],
  seen: readonly string[],
  title: string,
): CheckSeed {
  const what = name.replaceAll('_', ' ');
  return {
    name: `windows.account.${name}`,
    title,
    about: `The account policy sets the ${what}.`,
    why: 'Guessing must be slow and stolen passwords short-lived.',
    mend: `Set the ${what} in the account policies of the group policy.`,
    group: 'windows',
    variable: { name: variable, about: `The ${what} wanted`, value, rule, seen, what },
  };
}

function family(
  kind: string,
  title: string,
  place: string,
  rows: Readonly<Record<string, string>>,
  group: 'windows' | 'windows2019' = 'windows',
): CheckSeed[] {
  return Object.entries(rows).map(([name, text]) => ({
    name: `windows.${kind}.${name}`,
    title: title.replace('%s', text),
    about: `${title.replace('%s', text)}, by group policy or locally.`,
    why: 'The setting is open on a fresh system for the sake of old programs.',
    mend: `Set it under ${place} of the group policy.`,
    group,
  }));
}

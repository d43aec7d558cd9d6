import type { CheckSeed } from './model.ts';

/** Checks of Linux systems but for their logins, in families that differ in one name each. */
export const linuxChecks: readonly CheckSeed[] = [
  ...kernelModules(),
  ...services(),
  ...kernelSettings(),
  ...filePermissions(),
  ...auditRules(),
  ...mounts(),
];

function kernelModules(): CheckSeed[] {
  const modules = [
    'cramfs',
    'freevxfs',
    'jffs2',
    'hfs',
    'hfsplus',
    'squashfs',
    'udf',
    'usb_storage',
    'dccp',
    'sctp',
    'rds',
    'tipc',
  ];
  return modules.map((module) => ({
    name: `system.module.${module}_disabled`,
    title: `Ensure the kernel module ${module} cannot be loaded`,
    about: `The module ${module} is neither loaded nor loadable on demand.`,
    why: 'Code that nobody uses is code that can only be attacked.',
    mend: `Add "install ${module} /bin/true" to a file in /etc/modprobe.d and unload the module.`,
    group: 'linux',
  }));
}

function services(): CheckSeed[] {
  const names: Record<string, string> = {
    avahi_daemon: 'service discovery (avahi)',
    cups: 'printing (cups)',
    dhcpd: 'the DHCP server',
    slapd: 'the LDAP server',
    nfs_server: 'the NFS server',
    named: 'the DNS server',
    vsftpd: 'the FTP server',
    httpd: 'the web server',
    dovecot: 'the mailbox server',
    smb: 'the Samba file server',
    squid: 'the web proxy',
    snmpd: 'the SNMP agent',
    rsyncd: 'the rsync server',
    ypserv: 'the NIS server',
    telnet_socket: 'telnet',
  };
  return Object.entries(names).map(([name, label]) => ({
    name: `system.service.${name}_disabled`,
    title: `Ensure ${label} is not enabled`,
    about: `The service ${name} does not start with the system.`,
    why: 'Every open port is one more way in.',
    mend: `Run "systemctl --now mask ${name}".`,
    group: 'linux',
  }));
}

function kernelSettings(): CheckSeed[] {
  const settings: [key: string, wanted: string, title: string][] = [
    ['net.ipv4.ip_forward', '0', 'Ensure packets are not forwarded between interfaces'],
    ['net.ipv4.conf.all.send_redirects', '0', 'Ensure redirects are not sent'],
    ['net.ipv4.conf.all.accept_redirects', '0', 'Ensure redirects are not followed'],
    ['net.ipv4.conf.all.secure_redirects', '0', 'Ensure redirects from gateways are not followed'],
    ['net.ipv4.conf.all.accept_source_route', '0', 'Ensure packets that choose their own route are dropped'],
    ['net.ipv4.conf.all.log_martians', '1', 'Ensure packets with impossible addresses are logged'],
    ['net.ipv4.conf.all.rp_filter', '1', 'Ensure packets from the wrong interface are dropped'],
    ['net.ipv4.icmp_echo_ignore_broadcasts', '1', 'Ensure pings to broadcast addresses are ignored'],
    ['net.ipv4.tcp_syncookies', '1', 'Ensure floods of connection requests are met with cookies'],
    ['net.ipv6.conf.all.accept_ra', '0', 'Ensure router advertisements are not accepted'],
    ['kernel.randomize_va_space', '2', 'Ensure address space layouts are randomized'],
    ['kernel.dmesg_restrict', '1', 'Ensure only root reads the kernel log'],
    ['fs.suid_dumpable', '0', 'Ensure privileged programs leave no core dumps'],
  ];
  return settings.map(([key, wanted, title]) => ({
    name: `system.sysctl.${key.replaceAll('.', '_')}`,
    title,
    about: `The kernel setting ${key} is ${wanted}, now and after a restart.`,
    why: "The kernel's own defaults favour convenience over caution.",
    mend: `Set ${key} = ${wanted} in /etc/sysctl.d and load it.`,
    group: 'linux',
  }));
}

function filePermissions(): CheckSeed[] {
  const files: [path: string, mode: string][] = [
    ['/etc/passwd', '0644'],
    ['/etc/passwd-', '0644'],
    ['/etc/shadow', '0000'],
    ['/etc/shadow-', '0000'],
    ['/etc/group', '0644'],
    ['/etc/gshadow', '0000'],
    ['/etc/crontab', '0600'],
    ['/etc/cron.d', '0700'],
    ['/etc/cron.daily', '0700'],
    ['/etc/motd', '0644'],
    ['/etc/issue.net', '0644'],
    ['/boot/grub2/grub.cfg', '0600'],
    ['/etc/ssh/sshd_config', '0600'],
  ];
  const permissions = files.map(([path, mode]): CheckSeed => {
    const name = path
      .slice(1)
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replace(/_$/, '_backup');
    return {
      name: `system.file.${name}_permissions`,
      title: `Ensure ${path} has mode ${mode} or stricter`,
      about: `The path ${path} belongs to root and grants no more than mode ${mode}.`,
      why: 'Whoever can write these files owns the system; some must not even be read.',
      mend: `Run "chown root:root ${path}" and "chmod ${mode} ${path}".`,
      group: 'linux',
    };
  });
  return [
    {
      name: 'system.file.at_cron_authorized_users',
      title: 'Ensure at/cron is restricted to authorized users',
      about: 'Only users named in /etc/cron.allow and /etc/at.allow may schedule jobs.',
      why: 'A scheduled job runs unattended and outlives the login that made it.',
      mend: 'Remove /etc/cron.deny and /etc/at.deny; create the two allow files, owned by root.',
      group: 'linux',
    },
    ...permissions,
  ];
}

function auditRules(): CheckSeed[] {
  const rules: Record<string, string> = {
    time_change: 'changes of date and time',
    identity: 'changes of users and groups',
    system_locale: 'changes of the network identity',
    mac_policy: 'changes of mandatory access control',
    logins: 'logins and logouts',
    session: 'starts of sessions',
    perm_mod: 'changes of file permissions',
    access: 'refused attempts to reach files',
    mounts: 'mounting of file systems',
    delete: 'deletion of files by users',
    scope: 'changes of the sudo rules',
    modules: 'loading of kernel modules',
  };
  return Object.entries(rules).map(([name, what]) => ({
    name: `system.audit.${name}`,
    title: `Ensure ${what} are audited`,
    about: `The audit rules watch ${what}.`,
    why: 'What is not recorded cannot be found out afterwards.',
    mend: `Add rules with the key ${name} to /etc/audit/rules.d and load them.`,
    group: 'redhat',
  }));
}

function mounts(): CheckSeed[] {
  const options: [path: string, option: string][] = [
    ['/tmp', 'nodev'],
    ['/tmp', 'nosuid'],
    ['/tmp', 'noexec'],
    ['/var/tmp', 'nodev'],
    ['/var/tmp', 'noexec'],
    ['/home', 'nodev'],
    ['/dev/shm', 'noexec'],
  ];
  return options.map(([path, option]) => ({
    name: `system.mount.${path.slice(1).replaceAll('/', '_')}_${option}`,
    title: `Ensure ${path} is mounted with ${option}`,
    about: `The file system at ${path} has the mount option ${option}.`,
    why: 'Places that all may write to should not hold devices or programs.',
    mend: `Add ${option} to the options of ${path} in /etc/fstab and mount it again.`,
    group: 'linux',
  }));
}

// Generated from spec/porttracker/ by `npm run generate`. Do not edit.

import type { Every, Row, Shared, TypedMessage } from '@aluco/wire';
import type { CallOptions, ListPromise } from '../call.ts';
import { groupInfo, groupModify, groupSettings, groupSettingsModify } from './groups.ts';
import type {
  GroupField,
  GroupInfoParams,
  GroupModifyParams,
  GroupModifyResult,
  GroupReadable,
  GroupSettingsModifyParams,
  GroupSettingsModifyResult,
  GroupSettingsParams,
  GroupSettingsResult,
} from './groups.types.ts';
import {
  pollerInfo,
  pollerInfoModify,
  pollerModify,
  pollerSubnetList,
  pollerSubnetListModify,
} from './pollers.ts';
import type {
  PollerField,
  PollerInfoModifyParams,
  PollerInfoModifyResult,
  PollerInfoParams,
  PollerModifyParams,
  PollerModifyResult,
  PollerReadable,
  PollerSubnetListModifyParams,
  PollerSubnetListModifyResult,
  PollerSubnetListParams,
  PollerSubnetListResult,
} from './pollers.types.ts';
import {
  realmDiscover,
  realmInfo,
  realmInfoModify,
  realmModify,
  realmPoll,
  realmSync,
  switchPoll,
} from './realms.ts';
import type {
  RealmDiscoverParams,
  RealmDiscoverResult,
  RealmField,
  RealmInfoModifyParams,
  RealmInfoModifyResult,
  RealmInfoParams,
  RealmModifyParams,
  RealmModifyResult,
  RealmPollParams,
  RealmPollResult,
  RealmReadable,
  RealmSyncParams,
  RealmSyncResult,
  SwitchPollParams,
  SwitchPollResult,
} from './realms.types.ts';
import {
  realmDeviceAssign,
  realmDeviceAssignmentList,
  realmSeedList,
  realmSeedListModify,
  realmSnmpCredentialList,
  realmSnmpCredentialListModify,
} from './scanning.ts';
import type {
  RealmDeviceAssignParams,
  RealmDeviceAssignResult,
  RealmDeviceAssignmentListParams,
  RealmDeviceAssignmentListResult,
  RealmSeedListModifyParams,
  RealmSeedListModifyResult,
  RealmSeedListParams,
  RealmSeedListResult,
  RealmSnmpCredentialListModifyParams,
  RealmSnmpCredentialListModifyResult,
  RealmSnmpCredentialListParams,
  RealmSnmpCredentialListResult,
} from './scanning.types.ts';
import {
  securityAuthenticationMethodList,
  securityAuthenticationModify,
  securityCertificateAssign,
  securityCertificateAssignmentList,
  securityCertificateList,
  securityCertificateListModify,
  securityMiscSettings,
  securityMiscSettingsModify,
} from './security.ts';
import type {
  AuthenticationMethodField,
  AuthenticationMethodReadable,
  CertificateField,
  CertificateReadable,
  SecurityAuthenticationMethodListParams,
  SecurityAuthenticationModifyParams,
  SecurityAuthenticationModifyResult,
  SecurityCertificateAssignParams,
  SecurityCertificateAssignResult,
  SecurityCertificateAssignmentListResult,
  SecurityCertificateListModifyParams,
  SecurityCertificateListModifyResult,
  SecurityCertificateListParams,
  SecurityMiscSettingsModifyParams,
  SecurityMiscSettingsModifyResult,
  SecurityMiscSettingsParams,
  SecuritySettingsField,
  SecuritySettingsReadable,
} from './security.types.ts';
import {
  log,
  login,
  loginCramMd6,
  ping,
  productId,
  setLicense,
  startTls,
  subscribe,
  unsubscribe,
} from './session.ts';
import type {
  LogParams,
  LogResult,
  LoginCramMd6Params,
  LoginCramMd6Result,
  LoginParams,
  LoginResult,
  PingResult,
  ProductIdResult,
  SetLicenseParams,
  SetLicenseResult,
  StartTlsResult,
  SubscribeParams,
  SubscribeResult,
  UnsubscribeParams,
  UnsubscribeResult,
} from './session.types.ts';
import {
  advancedSettings,
  advancedSettingsModify,
  globalSettings,
  globalSettingsModify,
  realmAdvancedSettings,
  realmAdvancedSettingsModify,
} from './settings.ts';
import type {
  AdvancedSettingsField,
  AdvancedSettingsModifyParams,
  AdvancedSettingsModifyResult,
  AdvancedSettingsParams,
  AdvancedSettingsReadable,
  GlobalSettingsField,
  GlobalSettingsModifyParams,
  GlobalSettingsModifyResult,
  GlobalSettingsParams,
  GlobalSettingsReadable,
  RealmAdvancedSettingsField,
  RealmAdvancedSettingsModifyParams,
  RealmAdvancedSettingsModifyResult,
  RealmAdvancedSettingsParams,
  RealmAdvancedSettingsReadable,
} from './settings.types.ts';
import { realmQuery, realmView, userViewInfo } from './views.ts';
import type {
  QueryView,
  QueryViewField,
  RealmQueryParams,
  RealmViewParams,
  RealmViewResult,
  UserViewInfoParams,
  ViewField,
  ViewReadable,
} from './views.types.ts';

/** The requests of Porttracker as methods; a session says how one is carried out. */
export abstract class PorttrackerMethods {
  /** Sends any message and gives its decoded result. */
  abstract call<P, R>(message: TypedMessage<P, R>, params: P, options?: CallOptions): Promise<R>;

  /** The same for a message that gives a list, whose rows may be read as they come. */
  abstract list<P, R extends readonly unknown[]>(message: TypedMessage<P, R>, params: P, options?: CallOptions): ListPromise<R>;

  /**
   * Read chosen fields of groups.
   *
   * One row per group with the fields asked for, in the order asked, or all of them. Without `groups`,
   * all groups are returned.
   *
   * Needs read access to Group Management.
   *
   * Source: documented (porttracker-api).
   */
  groupInfo<const F extends readonly GroupField[] = Every<GroupField>>(params: GroupInfoParams<F> = {}, options?: CallOptions): ListPromise<Row<GroupReadable, F>[]> {
    return this.list(groupInfo, params, options) as ListPromise<Row<GroupReadable, F>[]>;
  }

  /**
   * Delete and add groups.
   *
   * First deletes the groups named, then adds new ones, which have no permissions yet. The reply does
   * not tell the gids of new groups; `group_info` does.
   *
   * Needs write access to Group Management. Destroys what it names. Not to be sent twice.
   *
   * Source: documented (porttracker-api). That new groups have no permissions is our decision.
   */
  groupModify(params: GroupModifyParams, options?: CallOptions): Promise<GroupModifyResult> {
    return this.call(groupModify, params, options);
  }

  /**
   * Read the permissions of a group.
   *
   * Returns the grants of system roles, then those of realm roles per realm. Both can be narrowed: to
   * certain roles, of both sorts in one list, and to certain realms.
   *
   * Needs read access to Group Management.
   *
   * Source: documented (porttracker-api).
   */
  groupSettings(params: GroupSettingsParams, options?: CallOptions): Promise<GroupSettingsResult> {
    return this.call(groupSettings, params, options);
  }

  /**
   * Change a group and its permissions.
   *
   * Sets name and description where given, then the permissions given; all others stay as they are.
   *
   * Needs write access to Group Management.
   *
   * Source: documented (porttracker-api). The vendor's first example has one bracket too many and a
   * misspelt role, both mended here.
   */
  groupSettingsModify(params: GroupSettingsModifyParams, options?: CallOptions): Promise<GroupSettingsModifyResult> {
    return this.call(groupSettingsModify, params, options);
  }

  /**
   * Read chosen fields of pollers.
   *
   * One row per poller, holding the values of the fields asked for, in the order asked. Without
   * `pollers`, or with null for it, the pollers of all realms are returned.
   *
   * Needs read access to Poller Settings.
   *
   * Source: documented (porttracker-api).
   */
  pollerInfo<const F extends readonly PollerField[] = Every<PollerField>>(params: PollerInfoParams<F>, options?: CallOptions): ListPromise<Row<PollerReadable, F>[]> {
    return this.list(pollerInfo, params, options) as ListPromise<Row<PollerReadable, F>[]>;
  }

  /**
   * Delete and add pollers of a realm.
   *
   * First deletes the pollers named, then adds new ones to the realm. The reply does not tell the gids
   * of new pollers; `poller_info` does.
   *
   * Needs write access to Poller Settings. Destroys what it names. Not to be sent twice.
   *
   * Source: documented (porttracker-api). The prose puts the realm's gid last; signature and example put
   * it first, and they are followed.
   */
  pollerModify(params: PollerModifyParams, options?: CallOptions): Promise<PollerModifyResult> {
    return this.call(pollerModify, params, options);
  }

  /**
   * Change settings of a poller.
   *
   * Sets the properties given and leaves the others as they are.
   *
   * Needs write access to Poller Settings.
   *
   * Source: documented (porttracker-api). The prose puts the gid last; signature and example put it
   * first, and they are followed.
   */
  pollerInfoModify(params: PollerInfoModifyParams, options?: CallOptions): Promise<PollerInfoModifyResult> {
    return this.call(pollerInfoModify, params, options);
  }

  /**
   * List the subnets of a poller.
   *
   * All subnets that are configured for the poller, included and excluded ones.
   *
   * Needs read access to Poller Settings.
   *
   * Source: documented (porttracker-api).
   */
  pollerSubnetList(params: PollerSubnetListParams, options?: CallOptions): ListPromise<PollerSubnetListResult> {
    return this.list(pollerSubnetList, params, options);
  }

  /**
   * Remove and add subnets of a poller.
   *
   * First removes the subnets named, which must match exactly, then adds entries of the same form that
   * `poller_subnet_list` returns.
   *
   * Needs write access to Poller Settings. Destroys what it names. Not to be sent twice.
   *
   * Source: documented (porttracker-api).
   */
  pollerSubnetListModify(params: PollerSubnetListModifyParams, options?: CallOptions): Promise<PollerSubnetListModifyResult> {
    return this.call(pollerSubnetListModify, params, options);
  }

  /**
   * Read chosen fields of realms.
   *
   * One row per realm, holding the values of the fields asked for, in the order asked. Without `realms`,
   * or with null for it, all realms that the user may see are returned.
   *
   * Needs read access to Discovery Realm Settings.
   *
   * Source: documented (porttracker-api). Signature and examples disagree about the reply's nesting; the
   * examples are followed.
   */
  realmInfo<const F extends readonly RealmField[] = Every<RealmField>>(params: RealmInfoParams<F>, options?: CallOptions): ListPromise<Row<RealmReadable, F>[]> {
    return this.list(realmInfo, params, options) as ListPromise<Row<RealmReadable, F>[]>;
  }

  /**
   * Change settings of a realm.
   *
   * Sets the properties given and leaves the others as they are.
   *
   * Needs write access to Discovery Realm Settings.
   *
   * Source: documented (porttracker-api). The prose puts the gid last; signature and example put it
   * first, and they are followed.
   */
  realmInfoModify(params: RealmInfoModifyParams, options?: CallOptions): Promise<RealmInfoModifyResult> {
    return this.call(realmInfoModify, params, options);
  }

  /**
   * Delete and add realms.
   *
   * First deletes the realms named, with all that was found in them, then adds new ones. The reply does
   * not tell the gids of new realms; `realm_info` does.
   *
   * Needs write access to Add Realms. Destroys what it names. Not to be sent twice.
   *
   * Source: documented (porttracker-api). That deleting comes before adding is inferred from the order
   * of the arguments.
   */
  realmModify(params: RealmModifyParams, options?: CallOptions): Promise<RealmModifyResult> {
    return this.call(realmModify, params, options);
  }

  /**
   * Run a discovery of a realm.
   *
   * Starts from the realm's seeds and follows the neighbours that devices report, to find switches and
   * routers. The reply comes when the discovery has ended, which may take long; `realm_discover_start`
   * and `realm_discover_stop` tell subscribers about it meanwhile.
   *
   * Needs write access to Schedule Discovery. Not to be sent twice.
   *
   * Source: documented (porttracker-api). That the reply comes at the end is observed; the example is
   * ours.
   */
  realmDiscover(params: RealmDiscoverParams, options?: CallOptions): Promise<RealmDiscoverResult> {
    return this.call(realmDiscover, params, options);
  }

  /**
   * Poll all switches of a realm.
   *
   * Reads the address tables of the realm's switches and routers and updates the database. The reply
   * comes when the poll has ended, with a statistic of what changed; other requests are served
   * meanwhile, and `realm_poll_start` and `realm_poll_stop` tell subscribers about it.
   *
   * Needs write access to Schedule Poll. Not to be sent twice.
   *
   * Source: documented (porttracker-api). The document marks the result in its example session as sent
   * by the client; it is the server's reply.
   */
  realmPoll(params: RealmPollParams, options?: CallOptions): Promise<RealmPollResult> {
    return this.call(realmPoll, params, options);
  }

  /**
   * Poll a single switch.
   *
   * As `realm_poll`, for one switch of the realm. No events are sent.
   *
   * Needs write access to Schedule Poll. Not to be sent twice.
   *
   * Source: documented (porttracker-api). That it sends no events is our decision; the example is ours.
   */
  switchPoll(params: SwitchPollParams, options?: CallOptions): Promise<SwitchPollResult> {
    return this.call(switchPoll, params, options);
  }

  /**
   * Hand a realm's data to an IP management system.
   *
   * Runs one sync module over the realm. The outcome is kept in the realm's `sync_result`.
   *
   * Needs write access to Plugins. Not to be sent twice.
   *
   * Source: documented (porttracker-api). That the reply comes at the end is inferred from realm_poll
   * and realm_discover; the example is ours.
   */
  realmSync(params: RealmSyncParams, options?: CallOptions): Promise<RealmSyncResult> {
    return this.call(realmSync, params, options);
  }

  /**
   * List the seeds of a realm.
   *
   * All seed devices that are configured, those added by hand and those found.
   *
   * Needs read access to Discovery Realm Settings.
   *
   * Source: documented (porttracker-api).
   */
  realmSeedList(params: RealmSeedListParams, options?: CallOptions): ListPromise<RealmSeedListResult> {
    return this.list(realmSeedList, params, options);
  }

  /**
   * Remove and add seeds of a realm.
   *
   * First removes, then adds. Added seeds have the flag `manual`; so removing and adding the same
   * address marks it as added by hand, or adds it when it is new. Addresses to remove that are no seeds
   * count for nothing.
   *
   * Needs write access to Discovery Realm Settings. Destroys what it names.
   *
   * Source: documented (porttracker-api). That unknown addresses are passed over follows from the
   * vendor's example.
   */
  realmSeedListModify(params: RealmSeedListModifyParams, options?: CallOptions): Promise<RealmSeedListModifyResult> {
    return this.call(realmSeedListModify, params, options);
  }

  /**
   * List the SNMP credentials of a realm.
   *
   * One entry per subnet. The reply holds secrets; do not log it.
   *
   * Needs read access to Discovery Realm Settings.
   *
   * Source: documented (porttracker-api). The signature's brackets around the settings are unclear; the
   * example is followed.
   */
  realmSnmpCredentialList(params: RealmSnmpCredentialListParams, options?: CallOptions): ListPromise<RealmSnmpCredentialListResult> {
    return this.list(realmSnmpCredentialList, params, options);
  }

  /**
   * Remove and add SNMP credentials of a realm.
   *
   * First removes the entries of the subnets named, which must match exactly, then adds entries of the
   * same form that `realm_snmp_credential_list` returns.
   *
   * Needs write access to Discovery Realm Settings. Destroys what it names. Not to be sent twice.
   *
   * Source: documented (porttracker-api). The vendor's example leaves out one pair of brackets; both
   * forms are read.
   */
  realmSnmpCredentialListModify(params: RealmSnmpCredentialListModifyParams, options?: CallOptions): Promise<RealmSnmpCredentialListModifyResult> {
    return this.call(realmSnmpCredentialListModify, params, options);
  }

  /**
   * List the devices of a realm and their pollers.
   *
   * All devices that can be given to a poller, with the poller each has.
   *
   * Needs read access to Assign Devices.
   *
   * Source: documented (porttracker-api). The signature has the shorter name, title and example the
   * longer one; both are served.
   */
  realmDeviceAssignmentList(params: RealmDeviceAssignmentListParams, options?: CallOptions): ListPromise<RealmDeviceAssignmentListResult> {
    return this.list(realmDeviceAssignmentList, params, options);
  }

  /**
   * Give a device to a poller.
   *
   * With an assignment, the device goes to that poller, or to none when the poller is null. Without one,
   * the server gives all devices of the realm to pollers as far as it can, by the subnets that the
   * pollers have.
   *
   * Needs write access to Assign Devices.
   *
   * Source: documented (porttracker-api). That automatic assignment goes by the pollers' subnets is our
   * decision.
   */
  realmDeviceAssign(params: RealmDeviceAssignParams, options?: CallOptions): Promise<RealmDeviceAssignResult> {
    return this.call(realmDeviceAssign, params, options);
  }

  /**
   * Read settings of the login page.
   *
   * Returns the bare values of the properties asked for, in the order asked; of all of them when none
   * are named.
   *
   * Needs read access to Security Settings.
   *
   * Source: documented (porttracker-api). The order of values when no properties are named is that in
   * which the document lists them; that is our decision.
   */
  securityMiscSettings<const P extends readonly SecuritySettingsField[] = Every<SecuritySettingsField>>(params: SecurityMiscSettingsParams<P> = {}, options?: CallOptions): Promise<Row<SecuritySettingsReadable, P>> {
    return this.call(securityMiscSettings, params, options) as Promise<Row<SecuritySettingsReadable, P>>;
  }

  /**
   * Change settings of the login page.
   *
   * Sets the properties given and leaves the others.
   *
   * Needs write access to Security Settings.
   *
   * Source: documented (porttracker-api).
   */
  securityMiscSettingsModify(params: SecurityMiscSettingsModifyParams, options?: CallOptions): Promise<SecurityMiscSettingsModifyResult> {
    return this.call(securityMiscSettingsModify, params, options);
  }

  /**
   * List the certificates.
   *
   * One row per certificate with the properties asked for, in the order asked, or all of them. With
   * private keys inside, the reply is a secret.
   *
   * Needs read access to Security Settings.
   *
   * Source: documented (porttracker-api). The vendor's example has a stray comma in its second row,
   * which is left out here.
   */
  securityCertificateList<const P extends readonly CertificateField[] = Every<CertificateField>>(params: SecurityCertificateListParams<P> = {}, options?: CallOptions): ListPromise<Row<CertificateReadable, P>[]> {
    return this.list(securityCertificateList, params, options) as ListPromise<Row<CertificateReadable, P>[]>;
  }

  /**
   * Delete and add certificates.
   *
   * First deletes the certificates named, then adds new ones.
   *
   * Needs write access to Security Settings. Destroys what it names. Not to be sent twice.
   *
   * Source: documented (porttracker-api). That deleting comes before adding is inferred from the order
   * of the arguments.
   */
  securityCertificateListModify(params: SecurityCertificateListModifyParams, options?: CallOptions): Promise<SecurityCertificateListModifyResult> {
    return this.call(securityCertificateListModify, params, options);
  }

  /**
   * List which services use which certificates.
   *
   * One row per certificate and service that uses it; a certificate in no use has one row with null.
   *
   * Needs read access to Security Settings.
   *
   * Source: documented (porttracker-api). The document marks the second line of its example as sent by
   * the client; it is the server's reply.
   */
  securityCertificateAssignmentList(options?: CallOptions): ListPromise<SecurityCertificateAssignmentListResult> {
    return this.list(securityCertificateAssignmentList, {}, options);
  }

  /**
   * Give certificates to services.
   *
   * Each service named uses the certificate given from now on, in place of the one it had.
   *
   * Needs write access to Security Settings.
   *
   * Source: documented (porttracker-api). That a service has exactly one certificate is inferred.
   */
  securityCertificateAssign(params: SecurityCertificateAssignParams, options?: CallOptions): Promise<SecurityCertificateAssignResult> {
    return this.call(securityCertificateAssign, params, options);
  }

  /**
   * List the authentication methods.
   *
   * One row per method with the properties asked for, in the order asked, or all of them. Without
   * `methods`, all methods are returned.
   *
   * Needs read access to Security Settings.
   *
   * Source: documented (porttracker-api).
   */
  securityAuthenticationMethodList<const P extends readonly AuthenticationMethodField[] = Every<AuthenticationMethodField>>(params: SecurityAuthenticationMethodListParams<P> = {}, options?: CallOptions): ListPromise<Row<AuthenticationMethodReadable, P>[]> {
    return this.list(securityAuthenticationMethodList, params, options) as ListPromise<Row<AuthenticationMethodReadable, P>[]>;
  }

  /**
   * Change an authentication method.
   *
   * Sets the properties given and leaves the others. A method takes only those it knows: RADIUS has
   * server and secret, LDAP and LDAPS domain, controllers and timeout, LDAPS a certificate. A new secret
   * is given twice, in `secret` and in `csecret`; it fails when they differ. For `ctrls` the changes to
   * the list are given: controllers to remove, then controllers to add.
   *
   * Needs write access to Security Settings.
   *
   * Source: documented (porttracker-api). The vendor's second example lacks a comma, which is added
   * here. Failing when the secrets differ is our decision.
   */
  securityAuthenticationModify(params: SecurityAuthenticationModifyParams, options?: CallOptions): Promise<SecurityAuthenticationModifyResult> {
    return this.call(securityAuthenticationModify, params, options);
  }

  /**
   * Log in with user name and password.
   *
   * The user must be an administrator set up in the product's user interface. After a failure the client
   * may try again on the same connection. The password travels as it is: use it over TLS or a local
   * socket, or prefer `login_cram_md6`.
   *
   * Source: documented (porttracker-api). The text of a failure is ours.
   */
  login(params: LoginParams, options?: CallOptions): Promise<LoginResult> {
    return this.call(login, params, options);
  }

  /**
   * Log in by challenge and response.
   *
   * Both sides prove that they know the password without sending it. `HMAC(K, M)` is RFC 2104 over MD6
   * with a digest of 256 bits and a block of 64 octets:
   *
   *     key = HMAC(K = user name,   M = password)
   *     cr  = HMAC(K = cc + nonce,  M = key)
   *     sr  = HMAC(K = nonce + cc,  M = key)
   *
   * `+` joins octets, `nonce` and `cc` are used base64-decoded, `key` as its 32 octets, user name and
   * password in UTF-8. The client compares `sr` with its own calculation: a difference means a man in
   * the middle. With an empty `cc`, `sr` equals `cr` and proves nothing.
   *
   * `cr` and `sr` are written without padding, in 43 characters. The public client's `cc` has line
   * breaks inside, which count for nothing.
   *
   * Source: documented (porttracker-api). Argument order of HMAC and missing padding follow from the
   * vendor's test vectors and the public client; UTF-8 for name and password is our decision.
   */
  loginCramMd6(params: LoginCramMd6Params, options?: CallOptions): Promise<LoginCramMd6Result> {
    return this.call(loginCramMd6, params, options);
  }

  /**
   * Ask for a sign of life.
   *
   * Answered as fast as the daemon can, also while long requests are under way. Good for measuring the
   * way there and back.
   *
   * Source: documented (porttracker-api).
   */
  ping(options?: CallOptions): Promise<PingResult> {
    return this.call(ping, {}, options);
  }

  /**
   * Ask for encryption of the connection.
   *
   * When the server agrees it sends the notification `start_tls`, the handshake follows at once, and the
   * reply comes afterwards inside TLS. When it refuses there is only the reply.
   *
   * After this request the client writes nothing at all until the notification or the reply has come. It
   * may be sent right after connecting, before the greeting; `hello` then comes before the reply. After
   * the handshake the client need not wait for the reply before it goes on. A server may begin the
   * session anew then, without login and subscriptions: what was said in plain text may have been said
   * by somebody else.
   *
   * Source: documented (porttracker-api). Sending it before the greeting is what the public client does;
   * the text of a refusal is ours.
   */
  startTls(options?: CallOptions): Promise<StartTlsResult> {
    return this.call(startTls, {}, options);
  }

  /**
   * Read product line and product id.
   *
   * What the vendor needs to issue a licence for this machine.
   *
   * Source: documented (porttracker-api).
   */
  productId(options?: CallOptions): Promise<ProductIdResult> {
    return this.call(productId, {}, options);
  }

  /**
   * Subscribe to events.
   *
   * From now on the session receives the notification `event` for each of these. Subscriptions add up
   * and end with the connection; subscribing twice changes nothing. `*` stands for all events, also
   * those not described here.
   *
   * Source: documented (porttracker-api). The examples are ours.
   */
  subscribe(params: SubscribeParams, options?: CallOptions): Promise<SubscribeResult> {
    return this.call(subscribe, params, options);
  }

  /**
   * Unsubscribe from events.
   *
   * The session receives these events no more. `*` takes back a subscription to `*` and all single ones;
   * a name takes back only that name.
   *
   * Source: documented (porttracker-api). What `*` does here, and that a name does not narrow a
   * subscription to `*`, is our decision. The examples are ours.
   */
  unsubscribe(params: UnsubscribeParams, options?: CallOptions): Promise<UnsubscribeResult> {
    return this.call(unsubscribe, params, options);
  }

  /**
   * Write a line to the daemon's log.
   *
   * The line appears as if the daemon itself had logged it.
   *
   * Not to be sent twice.
   *
   * Source: documented (porttracker-api). The examples are ours.
   */
  log(params: LogParams, options?: CallOptions): Promise<LogResult> {
    return this.call(log, params, options);
  }

  /**
   * Install a new licence.
   *
   * Puts the licence in force when it holds for this machine, and fails otherwise, leaving the old one.
   * Only administrators may do so.
   *
   * Needs write access to License.
   *
   * Source: documented (porttracker-api). The document asks for administrator privileges; that the role
   * License stands for them is inferred. The examples are ours.
   */
  setLicense(params: SetLicenseParams, options?: CallOptions): Promise<SetLicenseResult> {
    return this.call(setLicense, params, options);
  }

  /**
   * Read advanced settings of a realm.
   *
   * Returns the properties asked for with their values, or all of them when none are named.
   *
   * Needs read access to Advanced Realm Settings.
   *
   * Source: documented (porttracker-api).
   */
  realmAdvancedSettings<const P extends readonly RealmAdvancedSettingsField[] = Every<RealmAdvancedSettingsField>>(params: RealmAdvancedSettingsParams<P>, options?: CallOptions): Promise<Row<RealmAdvancedSettingsReadable, P>> {
    return this.call(realmAdvancedSettings, params, options) as Promise<Row<RealmAdvancedSettingsReadable, P>>;
  }

  /**
   * Change advanced settings of a realm.
   *
   * Sets the properties given and leaves the others. For `block_port_macs` the changes to the list are
   * given, not the list: addresses to remove, then addresses to add; the property's name alone empties
   * the list. Write MAC addresses as `AA:BB:CC:DD:EE:FF`; case does not matter.
   *
   * Needs write access to Advanced Realm Settings.
   *
   * Source: documented (porttracker-api).
   */
  realmAdvancedSettingsModify(params: RealmAdvancedSettingsModifyParams, options?: CallOptions): Promise<RealmAdvancedSettingsModifyResult> {
    return this.call(realmAdvancedSettingsModify, params, options);
  }

  /**
   * Read global settings.
   *
   * Returns the properties asked for with their values, or all of them when none are named. The mail
   * password is never returned.
   *
   * Needs read access to Global Settings.
   *
   * Source: documented (porttracker-api). The vendor's example of all settings has thirteen of the
   * fifteen properties; skip_mitel_phones and max_log_length are missing.
   */
  globalSettings<const P extends readonly GlobalSettingsField[] = Every<GlobalSettingsField>>(params: GlobalSettingsParams<P> = {}, options?: CallOptions): Promise<Row<GlobalSettingsReadable, P>> {
    return this.call(globalSettings, params, options) as Promise<Row<GlobalSettingsReadable, P>>;
  }

  /**
   * Change global settings.
   *
   * Sets the properties given and leaves the others. Values are text, also where they stand for numbers.
   *
   * Needs write access to Global Settings.
   *
   * Source: documented (porttracker-api).
   */
  globalSettingsModify(params: GlobalSettingsModifyParams, options?: CallOptions): Promise<GlobalSettingsModifyResult> {
    return this.call(globalSettingsModify, params, options);
  }

  /**
   * Read settings for fault finding.
   *
   * Returns the properties asked for with their values, or all of them when none are named.
   *
   * Needs read access to Advanced Settings.
   *
   * Source: documented (porttracker-api).
   */
  advancedSettings<const P extends readonly AdvancedSettingsField[] = Every<AdvancedSettingsField>>(params: AdvancedSettingsParams<P> = {}, options?: CallOptions): Promise<Row<AdvancedSettingsReadable, P>> {
    return this.call(advancedSettings, params, options) as Promise<Row<AdvancedSettingsReadable, P>>;
  }

  /**
   * Change settings for fault finding.
   *
   * Sets the properties given and leaves the others. Values are text, also where they stand for numbers.
   *
   * Needs write access to Advanced Settings.
   *
   * Source: documented (porttracker-api).
   */
  advancedSettingsModify(params: AdvancedSettingsModifyParams, options?: CallOptions): Promise<AdvancedSettingsModifyResult> {
    return this.call(advancedSettingsModify, params, options);
  }

  /**
   * Query devices, switches or ports of a realm.
   *
   * Returns one row per match, with the columns asked for in the order asked and the raw columns behind
   * them. A raw value is what the database holds, as octets: a MAC address has six of them, one per
   * character from U+0000 to U+00FF.
   *
   * Naming a column both in `columns` and in `raw_columns` has no defined result.
   *
   * Needs read access to Views.
   *
   * Source: documented (porttracker-api). What the history masks and the unused period select in detail,
   * and the filter syntax, are our decision.
   */
  realmQuery<const T extends keyof QueryView, const C extends readonly Shared<QueryViewField, T>[] = Every<Shared<QueryViewField, T>>, const R extends readonly Shared<QueryViewField, T>[] = readonly []>(params: RealmQueryParams<T, C, R>, options?: CallOptions): ListPromise<Row<QueryView[T], C, R>[]> {
    return this.list(realmQuery, params, options) as ListPromise<Row<QueryView[T], C, R>[]>;
  }

  /**
   * List the saved views of the user.
   *
   * One row per view that the logged-in user may run, with the fields asked for in the order asked.
   *
   * Needs read access to Views.
   *
   * Source: documented (porttracker-api).
   */
  userViewInfo<const F extends readonly ViewField[] = Every<ViewField>>(params: UserViewInfoParams<F>, options?: CallOptions): ListPromise<Row<ViewReadable, F>[]> {
    return this.list(userViewInfo, params, options) as ListPromise<Row<ViewReadable, F>[]>;
  }

  /**
   * Run a saved view on a realm.
   *
   * Returns all rows of the view for that realm. Which columns they have is settled by the view.
   *
   * Needs read access to Views.
   *
   * Source: documented (porttracker-api). The prose puts the realm's gid last; signature and example put
   * it first, and they are followed.
   */
  realmView(params: RealmViewParams, options?: CallOptions): ListPromise<RealmViewResult> {
    return this.list(realmView, params, options);
  }
}

// Generated from spec/porttracker/ by `npm run generate`. Do not edit.

import type {
  GroupInfoAnswer,
  GroupInfoParams,
  GroupModifyAnswer,
  GroupModifyParams,
  GroupSettingsAnswer,
  GroupSettingsModifyAnswer,
  GroupSettingsModifyParams,
  GroupSettingsParams,
} from './groups.types.ts';
import type {
  PollerInfoAnswer,
  PollerInfoModifyAnswer,
  PollerInfoModifyParams,
  PollerInfoParams,
  PollerModifyAnswer,
  PollerModifyParams,
  PollerSubnetListAnswer,
  PollerSubnetListModifyAnswer,
  PollerSubnetListModifyParams,
  PollerSubnetListParams,
} from './pollers.types.ts';
import type {
  RealmDiscoverAnswer,
  RealmDiscoverParams,
  RealmInfoAnswer,
  RealmInfoModifyAnswer,
  RealmInfoModifyParams,
  RealmInfoParams,
  RealmModifyAnswer,
  RealmModifyParams,
  RealmPollAnswer,
  RealmPollParams,
  RealmSyncAnswer,
  RealmSyncParams,
  SwitchPollAnswer,
  SwitchPollParams,
} from './realms.types.ts';
import type {
  RealmDeviceAssignAnswer,
  RealmDeviceAssignParams,
  RealmDeviceAssignmentListAnswer,
  RealmDeviceAssignmentListParams,
  RealmSeedListAnswer,
  RealmSeedListModifyAnswer,
  RealmSeedListModifyParams,
  RealmSeedListParams,
  RealmSnmpCredentialListAnswer,
  RealmSnmpCredentialListModifyAnswer,
  RealmSnmpCredentialListModifyParams,
  RealmSnmpCredentialListParams,
} from './scanning.types.ts';
import type {
  SecurityAuthenticationMethodListAnswer,
  SecurityAuthenticationMethodListParams,
  SecurityAuthenticationModifyAnswer,
  SecurityAuthenticationModifyParams,
  SecurityCertificateAssignAnswer,
  SecurityCertificateAssignParams,
  SecurityCertificateAssignmentListAnswer,
  SecurityCertificateAssignmentListParams,
  SecurityCertificateListAnswer,
  SecurityCertificateListModifyAnswer,
  SecurityCertificateListModifyParams,
  SecurityCertificateListParams,
  SecurityMiscSettingsAnswer,
  SecurityMiscSettingsModifyAnswer,
  SecurityMiscSettingsModifyParams,
  SecurityMiscSettingsParams,
} from './security.types.ts';
import type {
  LogAnswer,
  LogParams,
  LoginAnswer,
  LoginCramMd6Answer,
  LoginCramMd6Params,
  LoginParams,
  PingAnswer,
  PingParams,
  ProductIdAnswer,
  ProductIdParams,
  SetLicenseAnswer,
  SetLicenseParams,
  StartTlsAnswer,
  StartTlsParams,
  SubscribeAnswer,
  SubscribeParams,
  UnsubscribeAnswer,
  UnsubscribeParams,
} from './session.types.ts';
import type {
  AdvancedSettingsAnswer,
  AdvancedSettingsModifyAnswer,
  AdvancedSettingsModifyParams,
  AdvancedSettingsParams,
  GlobalSettingsAnswer,
  GlobalSettingsModifyAnswer,
  GlobalSettingsModifyParams,
  GlobalSettingsParams,
  RealmAdvancedSettingsAnswer,
  RealmAdvancedSettingsModifyAnswer,
  RealmAdvancedSettingsModifyParams,
  RealmAdvancedSettingsParams,
} from './settings.types.ts';
import type {
  RealmQueryAnswer,
  RealmQueryParams,
  RealmViewAnswer,
  RealmViewParams,
  UserViewInfoAnswer,
  UserViewInfoParams,
} from './views.types.ts';

/** A value, or a promise of one. */
export type Awaitable<T> = T | PromiseLike<T>;

/** How a server answers each message of Porttracker, by wire name. */
export interface PorttrackerHandlers<Context> {
  /** Read chosen fields of groups. */
  group_info(params: GroupInfoParams, context: Context): Awaitable<GroupInfoAnswer>;
  /** Delete and add groups. */
  group_modify(params: GroupModifyParams, context: Context): Awaitable<GroupModifyAnswer>;
  /** Read the permissions of a group. */
  group_settings(params: GroupSettingsParams, context: Context): Awaitable<GroupSettingsAnswer>;
  /** Change a group and its permissions. */
  group_settings_modify(params: GroupSettingsModifyParams, context: Context): Awaitable<GroupSettingsModifyAnswer>;
  /** Read chosen fields of pollers. */
  poller_info(params: PollerInfoParams, context: Context): Awaitable<PollerInfoAnswer>;
  /** Delete and add pollers of a realm. */
  poller_modify(params: PollerModifyParams, context: Context): Awaitable<PollerModifyAnswer>;
  /** Change settings of a poller. */
  poller_info_modify(params: PollerInfoModifyParams, context: Context): Awaitable<PollerInfoModifyAnswer>;
  /** List the subnets of a poller. */
  poller_subnet_list(params: PollerSubnetListParams, context: Context): Awaitable<PollerSubnetListAnswer>;
  /** Remove and add subnets of a poller. */
  poller_subnet_list_modify(params: PollerSubnetListModifyParams, context: Context): Awaitable<PollerSubnetListModifyAnswer>;
  /** Read chosen fields of realms. */
  realm_info(params: RealmInfoParams, context: Context): Awaitable<RealmInfoAnswer>;
  /** Change settings of a realm. */
  realm_info_modify(params: RealmInfoModifyParams, context: Context): Awaitable<RealmInfoModifyAnswer>;
  /** Delete and add realms. */
  realm_modify(params: RealmModifyParams, context: Context): Awaitable<RealmModifyAnswer>;
  /** Run a discovery of a realm. */
  realm_discover(params: RealmDiscoverParams, context: Context): Awaitable<RealmDiscoverAnswer>;
  /** Poll all switches of a realm. */
  realm_poll(params: RealmPollParams, context: Context): Awaitable<RealmPollAnswer>;
  /** Poll a single switch. */
  switch_poll(params: SwitchPollParams, context: Context): Awaitable<SwitchPollAnswer>;
  /** Hand a realm's data to an IP management system. */
  realm_sync(params: RealmSyncParams, context: Context): Awaitable<RealmSyncAnswer>;
  /** List the seeds of a realm. */
  realm_seed_list(params: RealmSeedListParams, context: Context): Awaitable<RealmSeedListAnswer>;
  /** Remove and add seeds of a realm. */
  realm_seed_list_modify(params: RealmSeedListModifyParams, context: Context): Awaitable<RealmSeedListModifyAnswer>;
  /** List the SNMP credentials of a realm. */
  realm_snmp_credential_list(params: RealmSnmpCredentialListParams, context: Context): Awaitable<RealmSnmpCredentialListAnswer>;
  /** Remove and add SNMP credentials of a realm. */
  realm_snmp_credential_list_modify(params: RealmSnmpCredentialListModifyParams, context: Context): Awaitable<RealmSnmpCredentialListModifyAnswer>;
  /** List the devices of a realm and their pollers. */
  realm_device_assignment_list(params: RealmDeviceAssignmentListParams, context: Context): Awaitable<RealmDeviceAssignmentListAnswer>;
  /** Give a device to a poller. */
  realm_device_assign(params: RealmDeviceAssignParams, context: Context): Awaitable<RealmDeviceAssignAnswer>;
  /** Read settings of the login page. */
  security_misc_settings(params: SecurityMiscSettingsParams, context: Context): Awaitable<SecurityMiscSettingsAnswer>;
  /** Change settings of the login page. */
  security_misc_settings_modify(params: SecurityMiscSettingsModifyParams, context: Context): Awaitable<SecurityMiscSettingsModifyAnswer>;
  /** List the certificates. */
  security_certificate_list(params: SecurityCertificateListParams, context: Context): Awaitable<SecurityCertificateListAnswer>;
  /** Delete and add certificates. */
  security_certificate_list_modify(params: SecurityCertificateListModifyParams, context: Context): Awaitable<SecurityCertificateListModifyAnswer>;
  /** List which services use which certificates. */
  security_certificate_assignment_list(params: SecurityCertificateAssignmentListParams, context: Context): Awaitable<SecurityCertificateAssignmentListAnswer>;
  /** Give certificates to services. */
  security_certificate_assign(params: SecurityCertificateAssignParams, context: Context): Awaitable<SecurityCertificateAssignAnswer>;
  /** List the authentication methods. */
  security_authentication_method_list(params: SecurityAuthenticationMethodListParams, context: Context): Awaitable<SecurityAuthenticationMethodListAnswer>;
  /** Change an authentication method. */
  security_authentication_modify(params: SecurityAuthenticationModifyParams, context: Context): Awaitable<SecurityAuthenticationModifyAnswer>;
  /** Log in with user name and password. */
  login(params: LoginParams, context: Context): Awaitable<LoginAnswer>;
  /** Log in by challenge and response. */
  login_cram_md6(params: LoginCramMd6Params, context: Context): Awaitable<LoginCramMd6Answer>;
  /** Ask for a sign of life. */
  ping(params: PingParams, context: Context): Awaitable<PingAnswer>;
  /** Ask for encryption of the connection. */
  start_tls(params: StartTlsParams, context: Context): Awaitable<StartTlsAnswer>;
  /** Read product line and product id. */
  product_id(params: ProductIdParams, context: Context): Awaitable<ProductIdAnswer>;
  /** Subscribe to events. */
  subscribe(params: SubscribeParams, context: Context): Awaitable<SubscribeAnswer>;
  /** Unsubscribe from events. */
  unsubscribe(params: UnsubscribeParams, context: Context): Awaitable<UnsubscribeAnswer>;
  /** Write a line to the daemon's log. */
  log(params: LogParams, context: Context): Awaitable<LogAnswer>;
  /** Install a new licence. */
  set_license(params: SetLicenseParams, context: Context): Awaitable<SetLicenseAnswer>;
  /** Read advanced settings of a realm. */
  realm_advanced_settings(params: RealmAdvancedSettingsParams, context: Context): Awaitable<RealmAdvancedSettingsAnswer>;
  /** Change advanced settings of a realm. */
  realm_advanced_settings_modify(params: RealmAdvancedSettingsModifyParams, context: Context): Awaitable<RealmAdvancedSettingsModifyAnswer>;
  /** Read global settings. */
  global_settings(params: GlobalSettingsParams, context: Context): Awaitable<GlobalSettingsAnswer>;
  /** Change global settings. */
  global_settings_modify(params: GlobalSettingsModifyParams, context: Context): Awaitable<GlobalSettingsModifyAnswer>;
  /** Read settings for fault finding. */
  advanced_settings(params: AdvancedSettingsParams, context: Context): Awaitable<AdvancedSettingsAnswer>;
  /** Change settings for fault finding. */
  advanced_settings_modify(params: AdvancedSettingsModifyParams, context: Context): Awaitable<AdvancedSettingsModifyAnswer>;
  /** Query devices, switches or ports of a realm. */
  realm_query(params: RealmQueryParams, context: Context): Awaitable<RealmQueryAnswer>;
  /** List the saved views of the user. */
  user_view_info(params: UserViewInfoParams, context: Context): Awaitable<UserViewInfoAnswer>;
  /** Run a saved view on a realm. */
  realm_view(params: RealmViewParams, context: Context): Awaitable<RealmViewAnswer>;
}

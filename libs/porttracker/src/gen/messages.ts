// Generated from spec/porttracker/ by `npm run generate`. Do not edit.

import type { MessageDescriptor } from '@aluco/wire';
import { groupInfo, groupModify, groupSettings, groupSettingsModify } from './groups.ts';
import {
  pollerInfo,
  pollerInfoModify,
  pollerModify,
  pollerSubnetList,
  pollerSubnetListModify,
} from './pollers.ts';
import {
  realmDiscover,
  realmInfo,
  realmInfoModify,
  realmModify,
  realmPoll,
  realmSync,
  switchPoll,
} from './realms.ts';
import {
  realmDeviceAssign,
  realmDeviceAssignmentList,
  realmSeedList,
  realmSeedListModify,
  realmSnmpCredentialList,
  realmSnmpCredentialListModify,
} from './scanning.ts';
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
import {
  error,
  event,
  hello,
  info,
  log,
  login,
  loginCramMd6,
  ping,
  productId,
  realmDiscoverStart,
  realmDiscoverStop,
  realmPollStart,
  realmPollStop,
  setLicense,
  startTls,
  startTlsNotification,
  subscribe,
  unsubscribe,
} from './session.ts';
import type {
  ErrorParams,
  EventParams,
  HelloParams,
  InfoParams,
  RealmDiscoverStartParams,
  RealmDiscoverStopParams,
  RealmPollStartParams,
  RealmPollStopParams,
  StartTlsNotificationParams,
} from './session.types.ts';
import {
  advancedSettings,
  advancedSettingsModify,
  globalSettings,
  globalSettingsModify,
  realmAdvancedSettings,
  realmAdvancedSettingsModify,
} from './settings.ts';
import { realmQuery, realmView, userViewInfo } from './views.ts';

/** Requests by wire name, aliases included. */
export const requests: Readonly<Record<string, MessageDescriptor>> = Object.assign(Object.create(null), {
  group_info: groupInfo,
  group_modify: groupModify,
  group_settings: groupSettings,
  group_settings_modify: groupSettingsModify,
  poller_info: pollerInfo,
  poller_modify: pollerModify,
  poller_info_modify: pollerInfoModify,
  poller_subnet_list: pollerSubnetList,
  poller_subnet_list_modify: pollerSubnetListModify,
  realm_info: realmInfo,
  realm_info_modify: realmInfoModify,
  realm_modify: realmModify,
  realm_discover: realmDiscover,
  realm_poll: realmPoll,
  switch_poll: switchPoll,
  realm_sync: realmSync,
  realm_seed_list: realmSeedList,
  realm_seed_list_modify: realmSeedListModify,
  realm_snmp_credential_list: realmSnmpCredentialList,
  realm_snmp_credential_list_modify: realmSnmpCredentialListModify,
  realm_device_assignment_list: realmDeviceAssignmentList,
  realm_device_assignment: realmDeviceAssignmentList,
  realm_device_assign: realmDeviceAssign,
  security_misc_settings: securityMiscSettings,
  security_misc_settings_modify: securityMiscSettingsModify,
  security_certificate_list: securityCertificateList,
  security_certificate_list_modify: securityCertificateListModify,
  security_certificate_assignment_list: securityCertificateAssignmentList,
  security_certificate_assign: securityCertificateAssign,
  security_authentication_method_list: securityAuthenticationMethodList,
  security_authentication_modify: securityAuthenticationModify,
  login,
  login_cram_md6: loginCramMd6,
  ping,
  start_tls: startTls,
  product_id: productId,
  subscribe,
  unsubscribe,
  log,
  set_license: setLicense,
  realm_advanced_settings: realmAdvancedSettings,
  realm_advanced_settings_modify: realmAdvancedSettingsModify,
  global_settings: globalSettings,
  global_settings_modify: globalSettingsModify,
  advanced_settings: advancedSettings,
  advanced_settings_modify: advancedSettingsModify,
  realm_query: realmQuery,
  user_view_info: userViewInfo,
  realm_view: realmView,
});

/** Notifications by wire name. */
export const notifications: Readonly<Record<string, MessageDescriptor>> = Object.assign(Object.create(null), {
  hello,
  info,
  error,
  start_tls: startTlsNotification,
  event,
});

/** What each notification carries, by wire name. */
export interface NotificationTypes {
  /** Greet the client and tell how it may authenticate. */
  hello: HelloParams;
  /** Pass on a piece of information. */
  info: InfoParams;
  /** Report a fatal error. */
  error: ErrorParams;
  /** Begin the TLS handshake. */
  start_tls: StartTlsNotificationParams;
  /** Deliver an event the session is subscribed to. */
  event: EventParams;
}

/** Events by wire name. */
export const events: Readonly<Record<string, MessageDescriptor>> = Object.assign(Object.create(null), {
  realm_discover_start: realmDiscoverStart,
  realm_discover_stop: realmDiscoverStop,
  realm_poll_start: realmPollStart,
  realm_poll_stop: realmPollStop,
});

/** What each event carries, by wire name. */
export interface EventTypes {
  /** Tell that a discovery began. */
  realm_discover_start: RealmDiscoverStartParams;
  /** Tell that a discovery ended. */
  realm_discover_stop: RealmDiscoverStopParams;
  /** Tell that a poll began. */
  realm_poll_start: RealmPollStartParams;
  /** Tell that a poll ended. */
  realm_poll_stop: RealmPollStopParams;
}

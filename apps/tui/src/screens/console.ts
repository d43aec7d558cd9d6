/** Any message of either server: find it, fill in its form, send it, look at the answer, send it again. */
import type { App } from '../app/app.ts';
import type { Screen } from '../app/mode.ts';
import { reach } from '../app/reach.ts';
import { SERVER_TITLES } from '../backend/backend.ts';
import { messageOf } from '../backend/errors.ts';
import type { Params } from '../form/form-model.ts';
import { confirm } from '../overlays/confirm.ts';
import { copyText } from '../overlays/detail.ts';
import type { CatalogueEntry } from '../spec/catalogue.ts';
import { type Line, span } from '../text/line.ts';
import { concealer } from './conceal.ts';
import { createRequestForm, type RequestForm } from './console-form.ts';
import { createHistoryView, type Exchange } from './console-history.ts';
import { createMessagesView } from './console-messages.ts';
import { createResponseView, type ResponseView } from './console-response.ts';

type Place = 'messages' | 'form' | 'response' | 'history';

export interface ConsoleScreen extends Screen {
  /** Opens the form of a message, filled with `params`. */
  open(entry: CatalogueEntry, params?: Params): void;
}

export function createConsoleScreen(app: App): ConsoleScreen {
  const messages = createMessagesView(app);
  const history = createHistoryView(app);
  const conceal = concealer(app.catalogue);
  let place: Place = 'messages';
  let form: RequestForm | undefined;
  let shown: { readonly exchange: Exchange; readonly view: ResponseView; readonly before: Place } | undefined;

  const go = (next: Place) => {
    place = next;
    app.touch();
  };
  const openForm = (entry: CatalogueEntry, params?: Params) => {
    messages.select(entry);
    form = createRequestForm(app, entry, params);
    go('form');
  };
  const show = (exchange: Exchange, before: Place) => {
    const answer = exchange.error === undefined ? exchange.answer : { error: exchange.error };
    shown = { exchange, before, view: createResponseView(app, conceal(answer)) };
    go('response');
  };

  const send = async (entry: CatalogueEntry, params: Params, line: string, before: Place) => {
    const link = app.links[entry.server];
    const since = app.now();
    const exchange: Exchange = { entry, params, line, at: since, state: 'running' };
    const finish = (part: Partial<Exchange>) => {
      const finished = { ...exchange, ...part, took: app.now() - since };
      history.replace(exchange, finished);
      if (shown?.exchange === exchange) show(finished, before);
    };
    history.add(exchange);
    show(exchange, before);
    try {
      if (link === undefined) throw new Error(`no ${SERVER_TITLES[entry.server]} server was given`);
      finish({ state: 'answered', answer: await link.session().call(entry.message.name, params) });
    } catch (error) {
      finish({ state: 'failed', error: messageOf(error) });
    }
  };
  const askSend = (entry: CatalogueEntry, params: Params, line: string, before: Place) => {
    if (entry.changes && app.readOnly) {
      app.toast(`read-only: ${entry.message.name} changes what the server keeps`, 'warn');
      return;
    }
    if (reach(app, entry.server) === undefined) return;
    if (!entry.message.destructive) {
      void send(entry, params, line, before);
      return;
    }
    confirm(app, {
      title: 'Send',
      text: `${entry.message.name} removes things and cannot be undone from here. Send it?`,
      accept: () => void send(entry, params, line, before),
    });
  };
  const sendForm = (from: RequestForm) => {
    const { params, line, errors } = from.filled();
    if (line === undefined) {
      const [first] = errors;
      if (first !== undefined) {
        from.refuse(errors);
        app.toast(`${first.path}: ${first.message}`, 'bad');
      }
      return;
    }
    askSend(from.entry, params, line, 'form');
  };

  const runMessages = (action: string) => {
    if (messages.run(action)) return;
    const entry = messages.current();
    if (action === 'open' && entry !== undefined) {
      if (form?.entry === entry) go('form');
      else openForm(entry);
    } else if (action === 'history') go('history');
  };
  const runForm = (action: string) => {
    if (form === undefined || form.run(action)) return;
    if (action === 'form:send') sendForm(form);
    else if (action === 'back') go('messages');
    else if (action === 'copy') app.copy(form.filled().line ?? '', 'the wire line');
  };
  const runExchange = (exchange: Exchange, action: string, before: Place) => {
    if (action === 'resend') askSend(exchange.entry, exchange.params, exchange.line, before);
    else if (action === 'edit') openForm(exchange.entry, exchange.params);
  };
  const runResponse = (action: string) => {
    if (shown === undefined || shown.view.run(action)) return;
    const { exchange, before } = shown;
    if (action === 'back') go(before);
    else if (action === 'copy') app.copy(copyText(conceal(exchange.answer ?? exchange.error)), 'the answer');
    else if (action === 'history') go('history');
    else runExchange(exchange, action, before);
  };
  const runHistory = (action: string) => {
    if (history.run(action)) return;
    const exchange = history.current();
    if (action === 'back') go('messages');
    else if (exchange === undefined) return;
    else if (action === 'open') show(exchange, 'history');
    else runExchange(exchange, action, 'history');
  };
  const runners: Readonly<Record<Place, (action: string) => void>> = {
    messages: runMessages,
    form: runForm,
    response: runResponse,
    history: runHistory,
  };

  return {
    id: 'console',
    title: 'Console',
    get contexts() {
      if (place === 'form') return ['form'] as const;
      if (place === 'response' && shown?.view.look === 'table') return ['response', 'table', 'list'] as const;
      return [place, 'list'] as const;
    },
    trail() {
      if (place === 'form' && form !== undefined) return [form.entry.message.name];
      if (place === 'response' && shown !== undefined) return [shown.exchange.entry.message.name, 'answer'];
      return place === 'history' ? ['history'] : [];
    },
    open(entry, params) {
      app.go('console');
      openForm(entry, params);
    },
    typing: () => place === 'form',
    type: (key) => place === 'form' && form !== undefined && form.form.type(key),
    paste(text) {
      if (place === 'form') form?.form.paste(text);
    },
    run: (action) => runners[place](action),
    status(): Line {
      if (place === 'messages') return messages.status();
      if (place === 'history') return history.status();
      if (place === 'form') return [span('* required · Space ticks · ^O leaves out · ^S sends', 'muted')];
      return shown === undefined ? [] : responseStatus(shown.exchange);
    },
    view(size) {
      if (place === 'form' && form !== undefined) return form.view(size);
      if (place === 'history') return history.view(size);
      if (place !== 'response' || shown === undefined) return messages.view(size);
      const { exchange, view } = shown;
      if (exchange.state === 'running')
        return [[span(`  waiting for ${exchange.entry.message.name} …`, 'warn')]];
      return view.view(size, `Answer of ${exchange.entry.message.name}`);
    },
  };
}

function responseStatus({ state, took }: Exchange): Line {
  if (state === 'running') return [span('sent', 'warn')];
  return [
    span(state === 'answered' ? '✓ answered' : '✗ failed', state === 'answered' ? 'good' : 'bad'),
    span(` in ${took} ms`),
  ];
}

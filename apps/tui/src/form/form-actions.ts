import type { FormModel } from './form-model.ts';

/** Carries out the actions that every form understands; true when `action` was one of those. */
export function runFormMotion(form: FormModel, action: string): boolean {
  switch (action) {
    case 'form:next':
      form.move(1);
      return true;
    case 'form:previous':
      form.move(-1);
      return true;
    case 'form:nextField':
      form.moveField(1);
      return true;
    case 'form:previousField':
      form.moveField(-1);
      return true;
    case 'form:pageDown':
      form.move(form.height);
      return true;
    case 'form:pageUp':
      form.move(-form.height);
      return true;
    case 'form:choose':
      form.choose(1);
      return true;
    case 'form:unchoose':
      form.choose(-1);
      return true;
    case 'form:toggle':
      form.toggle();
      return true;
    case 'form:omit':
      form.omit();
      return true;
    case 'form:remove':
      form.remove();
      return true;
    case 'form:send':
      return form.add();
    default:
      return false;
  }
}

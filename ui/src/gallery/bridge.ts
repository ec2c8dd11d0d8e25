// A door that leads nowhere: one view stays. Only what a still picture would hide is answered.
import type { View } from '../bindings/View';
import type { Bridge } from '../bridge';

export function fixtureBridge(first: View): Bridge {
  let view = first;
  let draw = async (_: View) => {};
  return {
    watch(drawing) {
      draw = drawing;
      void draw(view);
    },
    send(intent) {
      if (intent.kind === 'chooseLanguage') {
        view = { ...view, language: intent.language };
      } else if (intent.kind === 'startAssist' || intent.kind === 'endAssist') {
        view = { ...view, assisted: intent.kind === 'startAssist' };
      } else if (intent.kind === 'askStaff') {
        view = { ...view, staffCall: 'told' };
      } else if (intent.kind === 'wake') {
        view = { ...view, overlay: null };
      } else if (intent.kind === 'chooseMethod' && view.screen.kind === 'signIn') {
        view = { ...view, screen: { ...view.screen, method: intent.method, notice: null } };
      } else if (intent.kind === 'typed' && 'submit' in view.screen && view.screen.submit !== 'busy') {
        const submit = intent.typing === 'complete' ? 'ready' : 'disabled';
        view = { ...view, screen: { ...view.screen, typing: intent.typing, submit } };
      }
      console.info(intent.kind);
      void draw(view);
    },
  };
}

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Labels } from '../bindings/Labels';
import Reading from '../testing/Reading.svelte';
import { type Article, type Feature, features } from './articles';
import { articlesIn } from './load';
import { topicOf } from './trail.svelte';

afterEach(cleanup);

const person = userEvent.setup();
const client = { patient: { singular: 'client', plural: 'clients' } };
const patient = { patient: { singular: 'patient', plural: 'patients' } };
const every = features as readonly Feature[];

interface Asked {
  language?: string;
  on?: readonly Feature[];
  labels?: Labels;
}

/** Opens the help, and waits until its articles are there. */
async function open({ language = 'en', on = every, labels = client }: Asked = {}) {
  const page = render(Reading, { language, features: on, labels });
  await waitFor(() => expect(topics().length).toBeGreaterThan(1));
  return page;
}

function topics(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-topic]:not([data-topic=search])')];
}

function topic(mark: string): HTMLElement {
  const found = topics().find((one) => one.dataset.topic === mark);
  if (!found) throw new Error(`nothing leads to ${mark}`);
  return found;
}

const button = (name: string) => screen.getByRole('button', { name });
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Search the help' });
const found = () => topics().map((one) => one.dataset.topic);

async function lookFor(words: string) {
  await person.click(button('Search the help'));
  await fireEvent.input(field(), { target: { value: words } });
}

// What has been loaded once is there at once.
const [english = [], german = [], spanish = []] = await Promise.all(['en', 'de', 'es'].map(articlesIn));

describe('a question', () => {
  it.each(english.flatMap(({ questions }) => questions).map(({ see }) => topicOf(see)))(
    'is answered by one touch: %s',
    async (mark) => {
      await open();
      await person.click(topic(mark));
      const heading = document.activeElement;
      expect(heading?.tagName).toMatch(/^H[34]$/);
      // What stands below the heading is its answer.
      expect(heading?.nextElementSibling?.textContent?.length).toBeGreaterThan(20);
    },
  );

  it('is one of ten', async () => {
    await open();
    const list = screen.getByRole('region', { name: 'Often asked' });
    expect(within(list).getAllByRole('button')).toHaveLength(10);
  });
});

describe('an article', () => {
  it('begins at its title, and is left to where it was opened', async () => {
    await open();
    await person.click(topic('/help/portal/appointments'));
    expect(document.activeElement?.textContent).toBe('Appointments and checking in');
    await person.click(button('Back'));
    await waitFor(() => expect(document.activeElement).toBe(topic('/help/portal/appointments')));
  });

  it('leads to others, and back to the same', async () => {
    await open();
    await person.click(topic('/help/portal/appointments'));
    await person.click(topic('/help/portal/sign-in#how'));
    expect(document.activeElement?.textContent).toBe('How it works');
    await person.click(button('Back'));
    await waitFor(() => expect(document.activeElement).toBe(topic('/help/portal/sign-in#how')));
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Appointments and checking in');
  });

  it('has a way to each of its sections', async () => {
    await open();
    await person.click(topic('/help/stand/working'));
    const contents = screen.getByRole('navigation', { name: 'In this article' });
    await person.click(within(contents).getByRole('button', { name: 'Helping somebody' }));
    expect(document.activeElement?.textContent).toBe('Helping somebody');
  });

  it('writes buttons as the screens do, with nothing between them and the full stop', async () => {
    await open();
    await person.click(topic('/help/portal/sign-in#code-invalid'));
    expect(screen.getAllByText('Resend code', { selector: 'kbd' }).length).toBeGreaterThan(3);
    expect(screen.getByRole('article').textContent).toContain('Touch Resend code. The new message');
  });

  it('quotes the sentences of the screens', async () => {
    await open();
    await person.click(topic('/help/stand/working'));
    expect(screen.getByText('This stand has never been enrolled.', { selector: 'q', exact: false })).toBeTruthy();
  });

  it('has tables whose rows have names', async () => {
    await open();
    await person.click(topic('/help/portal/sign-in'));
    const row = screen.getByRole('rowheader', { name: 'Link expired' });
    expect(row.closest('tr')?.textContent).toContain('Ask for a new one on the sign-in page');
  });
});

describe('the words of an article', () => {
  describe.each([
    ['Harbour Clinic', patient, /\bpatients?\b/, /client/i],
    ['Linden Practice', client, /\bclients?\b/, /patient/i],
  ])('are those of %s for a patient', (_, labels, own, others) => {
    it.each(english.map(({ slug }) => slug))('in %s', async (slug) => {
      await open({ labels });
      await person.click(topic(slug));
      const read = screen.getByRole('article').textContent ?? '';
      expect(read).toMatch(own);
      expect(read).not.toMatch(others);
      expect(read).not.toMatch(/[{}]|undefined/);
    });

    it.each([
      ['de', german],
      ['es', spanish],
    ])('in every article of “%s” that says it', async (language, articles) => {
      for (const { slug } of articles) {
        cleanup();
        await open({ language, labels });
        await person.click(topic(slug));
        const read = screen.getByRole('article').textContent ?? '';
        expect(read, slug).toMatch(own);
        expect(read, slug).not.toMatch(/[{}]|undefined/);
      }
    });
  });

  it('are the clinic’s in the list too', async () => {
    await open();
    expect(
      screen.getByText('How clients and caregivers sign in to the portal and complete verification.'),
    ).toBeTruthy();
  });

  it('are German for who reads German, whatever the region', async () => {
    await open({ language: 'de-AT' });
    expect(screen.getByRole('heading', { level: 2, name: 'Oft gefragt' })).toBeTruthy();
    await person.click(topic('/help/portal/sign-in#no-text'));
    expect(document.activeElement?.textContent).toBe('Die SMS kommt nicht an');
    expect(screen.getAllByText('Code erneut senden', { selector: 'kbd' }).length).toBeGreaterThan(3);
  });

  it('change with the language, and the place stays', async () => {
    const page = await open();
    await person.click(topic('/help/portal/sign-in#no-text'));
    await page.rerender({ language: 'es', features: every, labels: client });
    await waitFor(() => expect(screen.getByRole('heading', { level: 4, name: 'No llega el SMS' })).toBeTruthy());
  });
});

describe('an article whose feature is off', () => {
  const portalArticles = english.filter((article: Article) => article.features.length > 0).map(({ slug }) => slug);

  it('is not offered, nor are its questions', async () => {
    await open({ on: [] });
    expect(portalArticles.length).toBeGreaterThan(1);
    for (const slug of portalArticles) expect(found().filter((mark) => mark?.startsWith(slug))).toEqual([]);
    expect(found()).toContain('/help/stand/working#out-of-service');
  });

  it('is not linked to: neither in a text nor below it', async () => {
    await open({ on: [] });
    await person.click(topic('/help/settings/patient-portal'));
    for (const slug of portalArticles) expect(found().filter((mark) => mark?.startsWith(slug))).toEqual([]);
    expect(screen.getByRole('article').textContent).toContain('as When it does not work says');
  });

  it('is not found', async () => {
    await open({ on: [] });
    await lookFor('otp');
    for (const slug of portalArticles) expect(found().filter((mark) => mark?.startsWith(slug))).toEqual([]);
  });

  it('is left for the list when it is switched off meanwhile', async () => {
    const page = await open();
    await person.click(topic('/help/portal/sign-in'));
    await page.rerender({ language: 'en', features: [], labels: client });
    expect(screen.getByRole('heading', { level: 2, name: 'Articles' })).toBeTruthy();
  });
});

describe('the search', () => {
  it.each(['otp', 'magic link', 'verify', 'login', 'OTP', 'sign-in'])(
    'finds the sign-in article first for “%s”',
    async (words) => {
      await open();
      await lookFor(words);
      expect(found()[0]).toBe('/help/portal/sign-in');
    },
  );

  it.each([
    ['landline', '/help/portal/sign-in#no-text'],
    ['spam', '/help/portal/sign-in#no-email'],
    ['two digits', '/help/portal/sign-in#two-digits'],
    ['expierd', '/help/portal/sign-in#link-expired'],
    ['keyring', '/help/stand/working#keyring'],
    ['wrong clock', '/help/stand/working#clock'],
    ['change the logo', '/help/settings/portal-customization'],
    ['client', '/help/portal/sign-in#when'],
  ])('finds for “%s” what answers it among the first three', async (words, mark) => {
    await open();
    await lookFor(words);
    expect(found().slice(0, 3)).toContain(mark);
  });

  it.each([
    ['de', 'Einmalcode', '/help/portal/sign-in'],
    ['de', 'schlusselbund', '/help/stand/working#keyring'],
    ['de', 'email kommt nicht', '/help/portal/sign-in#no-email'],
    ['es', 'verificacion', '/help/portal/sign-in'],
    ['es', 'aqui', '/help/portal/appointments'],
  ])('finds in %s, with accents and without: “%s”', async (language, words, mark) => {
    await open({ language });
    await person.click(button(language === 'de' ? 'In der Hilfe suchen' : 'Buscar en la ayuda'));
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: words } });
    expect(found().slice(0, 3)).toContain(mark);
  });

  const searchIn: Record<string, string> = {
    en: 'Search the help',
    de: 'In der Hilfe suchen',
    es: 'Buscar en la ayuda',
  };

  it.each([
    ['en', 'sms', '/help/portal/sign-in#no-text'],
    ['en', 'text', '/help/portal/sign-in#no-text'],
    ['en', 'text message', '/help/portal/sign-in#no-text'],
    ['en', 'landline', '/help/portal/sign-in#no-text'],
    ['en', 'spam', '/help/portal/sign-in#no-email'],
    ['en', 'no mail', '/help/portal/sign-in#no-email'],
    ['en', 'password', '/help/portal/sign-in#how'],
    ['en', 'wrong code', '/help/portal/sign-in#code-invalid'],
    ['en', 'timeout', '/help/portal/sign-in#time'],
    ['en', 'vanished', '/help/portal/sign-in#time'],
    ['en', 'locked', '/help/portal/sign-in#too-many'],
    ['en', 'wifi', '/help/stand/working#portal-away'],
    ['en', 'Wi-Fi', '/help/stand/working#portal-away'],
    ['en', 'wi‑fi', '/help/stand/working#portal-away'],
    ['en', 'internet', '/help/stand/working#portal-away'],
    ['en', 'pairing code', '/help/stand/working#enrol'],
    ['en', 'keyring', '/help/stand/working#keyring'],
    ['en', 'pin', '/help/stand/working#panel'],
    ['en', 'reboot', '/help/stand/working#everything-down'],
    ['en', 'child', '/help/portal/appointments#families'],
    ['de', 'sms', '/help/portal/sign-in#no-text'],
    ['de', 'Festnetz', '/help/portal/sign-in#no-text'],
    ['de', 'spam', '/help/portal/sign-in#no-email'],
    ['de', 'passwort', '/help/portal/sign-in#how'],
    ['de', 'password', '/help/portal/sign-in#how'],
    ['de', 'wlan', '/help/stand/working#portal-away'],
    ['de', 'wifi', '/help/stand/working#portal-away'],
    ['de', 'koppeln', '/help/stand/working#enrol'],
    ['de', 'schlusselbund', '/help/stand/working#keyring'],
    ['de', 'verschwunden', '/help/portal/sign-in#time'],
    ['es', 'sms', '/help/portal/sign-in#no-text'],
    ['es', 'texto', '/help/portal/sign-in#no-text'],
    ['es', 'teléfono fijo', '/help/portal/sign-in#no-text'],
    ['es', 'spam', '/help/portal/sign-in#no-email'],
    ['es', 'contraseña', '/help/portal/sign-in#how'],
    ['es', 'contrasena', '/help/portal/sign-in#how'],
    ['es', 'wifi', '/help/stand/working#portal-away'],
    ['es', 'emparejamiento', '/help/stand/working#enrol'],
    ['es', 'llavero', '/help/stand/working#keyring'],
  ])('finds in %s the right section first for “%s”', async (language, words, mark) => {
    await open({ language });
    await person.click(button(searchIn[language] ?? ''));
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: words } });
    expect(found()[0]).toBe(mark);
  });

  it('is written with its own keyboard, and opens what was found', async () => {
    await open();
    await person.click(button('Search the help'));
    expect(document.activeElement).toBe(field());
    for (const key of [...'text', 'Space', ...'mes', 'Delete last character']) {
      await person.click(button(key));
    }
    expect(field().value).toBe('text me');
    expect(screen.getByRole('status').textContent).toMatch(/^\d+ answers$/);
    await person.keyboard('ssage{Enter}');
    expect(document.activeElement?.tagName).toMatch(/^H[234]$/);
    await person.click(button('Back'));
    await tick();
    expect(field().value).toBe('text message');
  });

  it('says so when there is nothing', async () => {
    await open();
    await lookFor('zzzzzz');
    expect(screen.getByRole('status').textContent).toContain('Nothing found');
    expect(found()).toEqual([]);
  });

  it('asks for nothing before something is written', async () => {
    await open();
    await lookFor('  ');
    expect(screen.getByRole('status').textContent).toBe('');
  });
});

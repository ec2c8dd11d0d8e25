// Tests wait for what is to come, and not for a fast machine.
import { configure } from '@testing-library/svelte';

configure({ asyncUtilTimeout: 10_000 });

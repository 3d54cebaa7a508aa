import { z } from 'zod';
import './app.css';

// As in `main.ts`: before the contract is loaded.
z.config({ jitless: true });

const { startMini } = await import('./mini/start-mini.ts');
startMini(window.voicetray, document.body);

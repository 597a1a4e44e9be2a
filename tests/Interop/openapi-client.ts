// A client whose types were generated from the server's own description: it compiles only while the description fits how it is used.
import createClient from 'openapi-fetch';
import type { paths } from './api.js';

export async function liftAndRead(baseUrl: string, key: string, clip: Blob) {
  const api = createClient<paths>({ baseUrl, headers: { Authorization: `API-KEY ${key}` } });
  const { data: made, error: refused } = await api.POST('/weightlifting/management/sessions/', {
    // The generator knows files as strings; what is sent is the form below.
    body: { user_id: 'someUserId123', exercise_name: 'snatch', barbell_mass: '100', body_joint_angles: 'knee, hip', video: clip as unknown as string },
    bodySerializer: (fields) => {
      const form = new FormData();
      for (const [name, value] of Object.entries<unknown>(fields)) {
        if (value instanceof Blob) form.append(name, value, 'clip.mp4');
        else form.append(name, String(value));
      }
      return form;
    },
  });
  if (!made) throw new Error(refused.error);

  const session = { params: { path: { session_id: made.session_id } } };
  for (let status = made.status; status !== 'completed';) {
    const { data: state } = await api.GET('/sessions/{session_id}/status/', { params: { ...session.params, query: { wait: '60' } } });
    if (!state || state.status === 'failed') throw new Error(state?.error ?? 'no status');
    status = state.status;
  }

  const { data: details } = await api.GET('/weightlifting/sessions/{session_id}/', session);
  if (!details?.quality) throw new Error('no details');
  const speed: number | null = details.metrics['max_bar_speed'] ?? null;
  const { data: report } = await api.GET('/weightlifting/sessions/{session_id}/lift-analysis/', session);
  const { data: list } = await api.GET('/session-management/sessions/', { params: { query: { limit: '5' } } });
  const { error: none, response } = await api.GET('/weightlifting/sessions/{session_id}/', { params: { path: { session_id: '0'.repeat(32) } } });
  return {
    session: details.session_id, frames: details.all_timestamps.length, knee: details.angles['lkne_angle']?.length ?? 0, speed, fps: details.quality.fps,
    reported: report?.exercise, listed: list?.query_count, status: response.status, code: none?.error_code,
  };
}

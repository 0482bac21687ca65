import { actorOf } from '../http/access';
import { notFound } from '../http/errors';
import type { Alert, Comment } from '../state/model';
import { paging } from '../http/query';
import { group, noContent, page, route } from '../http/route';
import { object, optional, text } from '../http/schema';
import { commentView } from '../views/alertView';
import { alertOf } from './alerts';

const ALERT = '/api/v1/sic/alerts/{uuid}';

function commentOf(alert: Alert, uuid: string): Comment {
	const comment = alert.comments.find((candidate) => candidate.uuid === uuid);
	if (!comment) throw notFound('Comment');
	return comment;
}

const reading = group({ needs: ['View alerts'] }, [
	route({
		method: 'GET',
		path: `${ALERT}/comments`,
		query: paging(),
		run: ({ world, params, query }) => page(alertOf(world, params.uuid).comments.map(commentView), query),
	}),
	route({
		method: 'GET',
		path: `${ALERT}/comments/{comment_uuid}`,
		run: ({ world, params }) => commentView(commentOf(alertOf(world, params.uuid), params.comment_uuid)),
	}),
]);

const commenting = group({ needs: ['Comment on alerts'] }, [
	route({
		method: 'POST',
		path: `${ALERT}/comments`,
		body: object({ content: text({ min: 1 }), author: optional(text()) }),
		run({ world, params, body, key }) {
			const alert = alertOf(world, params.uuid);
			return commentView(world.alertBook.addComment(alert, body.content, actorOf(key), body.author));
		},
	}),
	route({
		method: 'PATCH',
		path: `${ALERT}/comments/{comment_uuid}`,
		body: object({ content: text({ min: 1 }) }),
		run({ world, params, body, key }) {
			const alert = alertOf(world, params.uuid);
			const comment = commentOf(alert, params.comment_uuid);
			world.alertBook.editComment(alert, comment, body.content, actorOf(key));
			return commentView(comment);
		},
	}),
	route({
		method: 'DELETE',
		path: `${ALERT}/comments/{comment_uuid}`,
		run({ world, params, key }) {
			const alert = alertOf(world, params.uuid);
			world.alertBook.deleteComment(alert, commentOf(alert, params.comment_uuid), actorOf(key));
			return noContent();
		},
	}),
]);

export const alertCommentRoutes = [...reading, ...commenting];

import { namedLocator } from '../../shared/fields/locators';

/** Communities that the API key sees. */
export const communityLocator = namedLocator('searchCommunities', { name: 'Example Corp', id: '0d6c2f9b-8a45-4b7e-93d1-5e7f0a1c8b62' });

/** Users, as alerts know them. */
export const userLocator = namedLocator('searchUsers', { name: 'Jane Doe', id: '2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52' });

/** Users, as cases know them: by a UUID that each has in a community. */
export const avatarLocator = namedLocator('searchAvatars', { name: 'Jane Doe', id: '6a1d9c3e-4f27-4b80-95e6-c2d8b7a03f14' });

/** Entities of the tenant, whether or not they had alerts. */
export const entityLocator = namedLocator('searchEntities', { name: 'Paris office', id: '5f2b8d47-1c90-4e63-a7d8-3b6e9c0f1a25' });

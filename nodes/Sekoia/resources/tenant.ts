import { namedLocator } from '../../shared/fields/locators';

/** Communities that the API key sees. */
export const communityLocator = namedLocator('searchCommunities', { name: 'Example Corp', id: '0d6c2f9b-8a45-4b7e-93d1-5e7f0a1c8b62' });

/** Entities of the tenant, whether or not they had alerts. */
export const entityLocator = namedLocator('searchEntities', { name: 'Paris office', id: '5f2b8d47-1c90-4e63-a7d8-3b6e9c0f1a25' });

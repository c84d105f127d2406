{{ purchases_by(['size']) }}

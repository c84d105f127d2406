{{ purchases_by(['payment_method']) }}

{{ purchases_by(['color']) }}

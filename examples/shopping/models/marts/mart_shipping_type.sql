{{ purchases_by(['shipping_type']) }}

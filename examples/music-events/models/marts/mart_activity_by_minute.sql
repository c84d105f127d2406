{{ activity_by('minute') }}

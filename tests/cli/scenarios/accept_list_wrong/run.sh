# An entry that cannot be right is told with its line.
compare() {
    printf '[[accept]]\nrule = "NXC201"\nsubject = "Thing"\nreason = "meant"\n\n[[accept]]\n%s\n' "$1" > compat.toml
    nexigon-gen compat things.yaml things.yaml
}
compare 'rule = "NXC201"
subject = "Thing"'
compare 'rule = "NXC2O1"
subject = "Thing"
reason = "meant"'
compare 'rule = "NXC201"
subject = "Thing"
reason = "meant"
because = "so"'
compare 'rule = "NXC201"
subject = "Thing"
reason = "meant"
until = "2027-01-31"'
compare 'rule = "NXC201"
subject = "Thing"
reason = "meant"
until = 2027-01-31T00:00:00Z'
for header in '[[acept]]' '[accept]'; do
    printf '# Meant.\n%s\nrule = "NXC201"\nsubject = "Thing"\nreason = "meant"\n' "$header" > compat.toml
    nexigon-gen compat things.yaml things.yaml
done

"""What a rule is: four verbs over words, facts and measures, with guards, severities and examples."""

"""Chinese: word edges by cost, from the dictionary of jieba."""

export const messages = {
  overdueReminder: `Invoice ${number} for ${amount} is overdue. No rush at all.`,
};

export default {
  zh: {
    overdueMessage: '您好,订单{orderNo}货款{amount}元已逾期{days}天,请于{date}前对公转账,否则我们\u5c06通知您的单位领导。',
  },
  en: {
    overdueMessage: `Hello, {amount} for order {orderNo} is {days} days overdue. Please pay by {date} by bank transfer.`,
  },
};

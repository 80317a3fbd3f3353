<?php

return [
    'mail' => [
        'subject' => 'Invoice :number is overdue',
        'body' => 'Dear :name, I\'m so sorry to chase, but invoice :number for :amount was due on :due_date. Please pay by :pay_by by bank transfer to :iban.',
    ],
];

<?php
return [
    'overdue_reminder' => 'Invoice :number for :amount is overdue. No rush at all, it\'s fine.',
];

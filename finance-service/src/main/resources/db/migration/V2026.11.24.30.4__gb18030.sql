-- Chinese banks hand out tables in GB18030 as well; the encoding of a file is told once, when it is handed in.
alter table statement_import
    drop constraint statement_import_format_check,
    add constraint statement_import_format_check check (format in ('CSV', 'CSV_GB18030', 'XLSX', 'CAMT_053'));

"""Sheets and tables to files that other offices open: locked PDF, xlsx, csv; knows neither window nor key."""

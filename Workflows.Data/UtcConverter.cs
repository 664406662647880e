using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Workflows.Data;

/// <summary>Instants are stored in UTC, whatever offset they were said with.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(v => v.ToUniversalTime(), v => v);

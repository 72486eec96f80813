// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/documents/zip.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <memory>

namespace onrecord::corpus::documents {
namespace {

constexpr std::size_t most_members = 10'000;

struct Closer {
    void operator()(archive* zip) const { archive_read_free(zip); }
};
using Zip = std::unique_ptr<archive, Closer>;

schema::Problem damaged(archive* zip) {
    const char* const reason = archive_error_string(zip);
    return {"This is no whole zip file, so no .docx: " +
                std::string{reason == nullptr ? "it cannot be read" : reason} +
                ". Save it again, or as text.",
            "",
            std::nullopt,
            schema::Severity::Error};
}

schema::Problem too_large(std::size_t most_bytes) {
    return {"This .docx unpacks to more than " + std::to_string(most_bytes >> 20U) +
                " MiB. Save its words as text.",
            "",
            std::nullopt,
            schema::Severity::Error};
}

}  // namespace

schema::Result<std::vector<std::pair<std::string, std::string>>> read_zip(
    std::string_view bytes,
    std::size_t most_bytes,
    const std::function<bool(std::string_view name)>& is_wanted) {
    const Zip zip{archive_read_new()};
    archive_read_support_format_zip(zip.get());
    if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
        return damaged(zip.get());
    }
    std::vector<std::pair<std::string, std::string>> members;
    std::size_t unpacked = 0;
    std::size_t seen = 0;
    archive_entry* entry = nullptr;
    for (;;) {
        const int state = archive_read_next_header(zip.get(), &entry);
        if (state == ARCHIVE_EOF) return members;
        if (state < ARCHIVE_WARN || ++seen > most_members) return damaged(zip.get());
        const char* const name = archive_entry_pathname(entry);
        if (name == nullptr || !is_wanted(name)) continue;
        auto& member = members.emplace_back(name, std::string{});
        std::array<char, 1U << 16U> piece{};
        for (;;) {
            const auto got = archive_read_data(zip.get(), piece.data(), piece.size());
            if (got < 0) return damaged(zip.get());
            if (got == 0) break;
            unpacked += static_cast<std::size_t>(got);
            if (unpacked > most_bytes) return too_large(most_bytes);
            member.second.append(piece.data(), static_cast<std::size_t>(got));
        }
    }
}

}  // namespace onrecord::corpus::documents

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/program_identity.hpp"

#include <cstddef>
#include <elf.h>
#include <link.h>
#include <span>
#include <string_view>

namespace onrecord::server {
namespace {

std::size_t padded(std::size_t bytes) { return (bytes + 3) / 4 * 4; }

/// The build id among the notes of a program: each has the lengths of its name and its content
/// before it, and both are padded to four bytes (elf(5)).
std::string build_id_in(std::string_view notes) {
    while (notes.size() >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) head{};
        notes.copy(reinterpret_cast<char*>(&head), sizeof head);
        notes.remove_prefix(sizeof head);
        const std::size_t name = padded(head.n_namesz);
        const std::size_t content = padded(head.n_descsz);
        if (name + content > notes.size()) return {};
        const bool is_gnu = notes.starts_with(std::string_view{"GNU\0", 4});
        if (is_gnu && head.n_type == NT_GNU_BUILD_ID) {
            return std::string{notes.substr(name, head.n_descsz)};
        }
        notes.remove_prefix(name + content);
    }
    return {};
}

/// The first object reported is the program itself; a non-zero result ends the iteration.
int visit(dl_phdr_info* object, std::size_t /*size*/, void* found) {
    for (const auto& part : std::span{object->dlpi_phdr, object->dlpi_phnum}) {
        if (part.p_type != PT_NOTE) continue;
        // The loader has put the notes there, and they stay as long as the program.
        const auto* const begin = reinterpret_cast<const char*>(object->dlpi_addr + part.p_vaddr);
        auto id = build_id_in({begin, part.p_memsz});
        if (!id.empty()) *static_cast<std::string*>(found) = std::move(id);
    }
    return 1;
}

std::string make_identity() {
    std::string id;
    dl_iterate_phdr(visit, &id);
    return std::string{ONRECORD_VERSION} + '/' + id;
}

}  // namespace

const std::string& program_identity() {
    static const std::string identity = make_identity();
    return identity;
}

}  // namespace onrecord::server
